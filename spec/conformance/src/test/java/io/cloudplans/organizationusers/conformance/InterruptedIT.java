package io.cloudplans.organizationusers.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.session.RunContext;
import io.cloudplans.organizationusers.conformance.session.User;
import io.cloudplans.organizationusers.conformance.setup.Organization;
import io.cloudplans.organizationusers.server.command.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program cleans up after Ctrl-C. */
@Tag("conformance")
class InterruptedIT {
  private static final String OWNER = "owner@conformance.example";

  @TempDir Path folder;

  @Test
  void createdOrganizationsShouldBeDeletedWhenTheRunIsInterrupted() throws IOException {
    try (ServerProcess server = ServerProcess.start(folder)) {
      String output = interrupted(server.configuration());

      assertThat(output).contains("The run ended early: the run was interrupted", "INCOMPLETE");
      StringWriter organizations = new StringWriter();
      Main.commandLine()
          .setOut(new PrintWriter(organizations))
          .execute("org", "list", "--db", "sqlite:" + folder.resolve("roster.db"));
      assertThat(organizations.toString().lines()).as("only the header").hasSize(1);
    }
  }

  @Test
  void existingOrganizationsShouldHaveOnlyTheirOwnerWhenTheRunIsInterrupted() throws IOException {
    try (ServerProcess server = ServerProcess.start(folder)) {
      server.create("42", OWNER);
      String configuration = server.configuration();
      interrupted(
          configuration.substring(0, configuration.indexOf("organizations:"))
              + "organizations: {existing: {main: \"42\"}}");

      Organization organization = new Organization("42", OWNER);
      RunContext context =
          new RunContext(
              Kit.setup(server.address(), server.key().signing(), null, Map.of()),
              Contract.builtIn());
      assertThat(context.rosters().users(organization))
          .isEqualTo(List.of(new User(OWNER, "owner", "active")));
    }
  }

  /** Interrupts the program after the first hundred cases, and returns what it prints. */
  private String interrupted(String configuration) throws IOException {
    Files.writeString(folder.resolve("conformance.yaml"), configuration);
    Process kit = KitProgram.start(folder);
    BufferedReader out = kit.inputReader(StandardCharsets.UTF_8);
    StringBuilder output = new StringBuilder();
    boolean interrupted = false;
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      output.append(line).append('\n');
      if (!interrupted && line.contains(" cases")) {
        interrupted = true;
        new ProcessBuilder("kill", "-INT", String.valueOf(kit.pid())).start();
      }
    }
    kit.onExit().join();
    return output.toString();
  }
}
