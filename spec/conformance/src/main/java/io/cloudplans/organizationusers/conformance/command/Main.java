package io.cloudplans.organizationusers.conformance.command;

import io.cloudplans.organizationusers.conformance.http.TransportException;
import io.cloudplans.organizationusers.conformance.run.MessageText;
import io.cloudplans.organizationusers.conformance.run.Preparation.NotReachedException;
import io.cloudplans.organizationusers.conformance.run.Verdict;
import io.cloudplans.organizationusers.conformance.session.RunEndedException;
import picocli.CommandLine;

/** The command line: checks whether a server conforms to the contract. */
public final class Main {
  private Main() {}

  /** Runs the program and exits with a verdict's code. */
  public static void main(String... args) {
    // The kit has no logging library, because no user needs what the schema library logs.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.exit(execute(args));
  }

  /** Runs the program and returns the exit code. */
  static int execute(String... args) {
    CommandLine program = commandLine();
    try {
      return program.execute(args);
    } catch (OutOfMemoryError e) {
      program
          .getErr()
          .println(
              Verdict.INCOMPLETE.text()
                  + ": the responses fill the memory; lower max-response-mib, or raise java -Xmx");
      return Verdict.INCOMPLETE.exitCode();
    }
  }

  private static CommandLine commandLine() {
    return new CommandLine(new RunCommand())
        .addSubcommand(new InitCommand())
        .addSubcommand(new CheckCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setExecutionExceptionHandler(
            (exception, commandLine, parsed) -> {
              Verdict verdict = verdict(exception);
              commandLine
                  .getErr()
                  .println(MessageText.line(verdict.text() + ": " + exception.getMessage()));
              return verdict.exitCode();
            });
  }

  private static Verdict verdict(Exception exception) {
    if (exception instanceof RunEndedException) {
      return Verdict.INCOMPLETE;
    }
    return exception instanceof TransportException || exception instanceof NotReachedException
        ? Verdict.NOT_REACHED
        : Verdict.INVALID_USAGE;
  }
}
