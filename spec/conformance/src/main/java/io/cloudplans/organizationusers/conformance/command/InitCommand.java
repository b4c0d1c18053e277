package io.cloudplans.organizationusers.conformance.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a configuration to fill in. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = "Writes a configuration to fill in.")
final class InitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      defaultValue = "conformance.yaml",
      arity = "0..1",
      description = "Default: ${DEFAULT-VALUE}")
  private Path file = Path.of("conformance.yaml");

  @Override
  public Integer call() throws IOException {
    if (Files.exists(file)) {
      throw new IOException(file + " already exists");
    }
    try (InputStream in = InitCommand.class.getResourceAsStream("conformance.yaml")) {
      Files.copy(Objects.requireNonNull(in), file);
    }
    spec.commandLine().getOut().println("Fill in " + file + ", then run: check --config " + file);
    return 0;
  }
}
