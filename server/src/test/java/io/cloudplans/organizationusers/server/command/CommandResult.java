package io.cloudplans.organizationusers.server.command;

import java.io.PrintWriter;
import java.io.StringWriter;

/** The output and the exit code of a command that ran in this process. */
public record CommandResult(int exitCode, String output, String errors) {
  public static CommandResult of(String... arguments) {
    StringWriter output = new StringWriter();
    StringWriter errors = new StringWriter();
    int exitCode =
        Main.commandLine()
            .setOut(new PrintWriter(output, true))
            .setErr(new PrintWriter(errors, true))
            .execute(arguments);
    return new CommandResult(exitCode, output.toString().strip(), errors.toString());
  }

  /** Returns the output of a command that succeeds. */
  public static String output(String... arguments) {
    CommandResult result = of(arguments);
    if (result.exitCode != 0) {
      throw new AssertionError(result.errors);
    }
    return result.output;
  }
}
