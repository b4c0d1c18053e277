package io.cloudplans.organizationusers.cli;

import io.cloudplans.organizationusers.cli.output.JsonOutput;
import io.cloudplans.organizationusers.cli.output.TerminalText;
import io.cloudplans.organizationusers.client.OrganizationUsersClient;
import io.cloudplans.organizationusers.client.config.TokenSource;
import io.cloudplans.organizationusers.client.model.Version;
import io.cloudplans.organizationusers.client.model.WriteResult;
import java.io.PrintWriter;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The parameters and options that all commands have, and their client and output. */
final class CommandContext {
  private final ProcessContext process;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "ORG",
      converter = OrganizationId.class,
      description = "The organization, 1 to 18 digits.")
  private Long org;

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();

  @Option(names = "--json", description = "Prints JSON, one document on one line.")
  private boolean json;

  CommandContext(ProcessContext process) {
    this.process = process;
  }

  /** Converts an id that matches the contract's pattern, which excludes {@code 042}. */
  static final class OrganizationId implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      if (!text.matches("[1-9][0-9]{0,17}")) {
        throw new TypeConversionException("must be 1 to 18 digits without a leading zero");
      }
      return Long.valueOf(text);
    }
  }

  ProcessContext process() {
    return process;
  }

  long org() {
    return org;
  }

  boolean json() {
    return json;
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }

  String url() {
    return connection.url();
  }

  /** Prints a message to standard error. */
  void printMessage(String message) {
    err().println(TerminalText.plain(message));
  }

  /** Executes a write and reports it. */
  int write(String done, Function<OrganizationUsersClient, WriteResult> write) {
    try (OrganizationUsersClient client = client(token())) {
      Version version = write.apply(client).version();
      if (json) {
        JsonOutput.print(out(), new JsonOutput.Written(Long.toString(org), version));
      }
      printMessage(done);
      return ExitCode.DONE.code();
    }
  }

  TokenSource token() {
    return connection.token(process.environment());
  }

  OrganizationUsersClient client(TokenSource token) {
    return connection.client(token, this::printMessage);
  }
}
