package io.cloudplans.organizationusers.conformance.command;

import io.cloudplans.organizationusers.conformance.run.Verdict;
import picocli.CommandLine;

/** The program: judges whether a server conforms to the contract. */
public final class Main {
  private Main() {}

  /** Runs the program and exits with a verdict's code. */
  public static void main(String... args) {
    System.exit(execute(args));
  }

  /** Runs the program and returns the exit code. */
  static int execute(String... args) {
    return new CommandLine(new RunCommand())
        .addSubcommand(new InitCommand())
        .addSubcommand(new CheckCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (exception, commandLine, parsed) -> {
              commandLine.getErr().println(exception.getMessage());
              return ExitCodes.of(exception);
            })
        .execute(args);
  }

  /** Which exit code an exception stands for. */
  private static final class ExitCodes {
    static int of(Exception exception) {
      if (exception
          instanceof io.cloudplans.organizationusers.conformance.http.TransportException) {
        return Verdict.NOT_REACHED.exitCode();
      }
      return Verdict.WRONG_USE.exitCode();
    }
  }
}
