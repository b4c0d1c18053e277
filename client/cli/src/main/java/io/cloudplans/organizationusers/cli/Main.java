package io.cloudplans.organizationusers.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.cli.output.TerminalText;
import io.cloudplans.organizationusers.cli.output.WatchedOutput;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.State;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line of the client. */
@Command(
    name = "organization-users",
    description = "The users of a Cloud Plans organization.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Main.Version.class,
    exitCodeListHeading = "%nExit codes:%n")
public final class Main implements Runnable {
  private static final String[] EXAMPLES = {
    "%nExamples:",
    "  export ORGANIZATION_USERS_URL=https://users.example.com",
    "  export ORGANIZATION_USERS_TOKEN_COMMAND='portal token'",
    "  organization-users list 42",
    "  organization-users add 42 new.user@example.com --role viewer",
    "  organization-users plan 42 roster.csv",
    "%n'organization-users help COMMAND' describes a command."
  };

  @Spec private CommandSpec spec;

  private Main() {}

  /** Reads the version from the manifest of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {String.valueOf(Main.class.getPackage().getImplementationVersion())};
    }
  }

  /** Prints the help if there is no command. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  public static void main(String[] args) {
    System.exit(run(ProcessContext.ofThisProcess(), args));
  }

  static int run(ProcessContext process, String... args) {
    WatchedOutput output = new WatchedOutput(process.out());
    PrintWriter out = writer(output, false);
    PrintWriter err = writer(process.err(), true);
    int code = commandLine(process).setOut(out).setErr(err).execute(args);
    out.flush();
    if (output.isLost() && !output.isClosedByReader()) {
      err.println("organization-users: cannot write the output");
    }
    err.flush();
    return output.isLost() && code == ExitCode.DONE.code() ? ExitCode.FAILED.code() : code;
  }

  /** Creates a UTF-8 writer on every platform. */
  private static PrintWriter writer(OutputStream out, boolean autoFlush) {
    return new PrintWriter(new OutputStreamWriter(out, UTF_8), autoFlush);
  }

  private static CommandLine commandLine(ProcessContext process) {
    CommandLine line = new CommandLine(new Main());
    line.getCommandSpec().usageMessage().exitCodeList(ExitCode.table());
    line.addSubcommand(new ListCommand(new CommandContext(process)))
        .addSubcommand(new AddCommand(new CommandContext(process)))
        .addSubcommand(new UpdateCommand(new CommandContext(process)))
        .addSubcommand(new RemoveCommand(new CommandContext(process)))
        .addSubcommand(new PlanCommand(new CommandContext(process)))
        .addSubcommand(new ApplyCommand(new CommandContext(process)))
        .addSubcommand(new GenerateCompletion())
        .addSubcommand(new HelpCommand())
        .registerConverter(Role.class, Role::new)
        .registerConverter(State.class, State::new)
        // A reason or an address that begins with @ is no file of arguments.
        .setExpandAtFiles(false)
        .setDefaultValueProvider(argument -> fromEnvironment(process, argument))
        .setParameterExceptionHandler((fault, args) -> usageError(fault))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> executionError(failure, command));
    line.getCommandSpec().usageMessage().footer(EXAMPLES); // Only for the main command.
    return line;
  }

  private static @Nullable String fromEnvironment(ProcessContext process, ArgSpec argument) {
    return argument instanceof OptionSpec option
            && ConnectionOptions.ENVIRONMENT.containsKey(option.longestName())
        ? process.environment().get(ConnectionOptions.ENVIRONMENT.get(option.longestName()))
        : null;
  }

  private static int usageError(ParameterException fault) {
    CommandLine command = fault.getCommandLine();
    printError(command, UsageMessage.of(fault));
    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.INVALID.code();
  }

  private static int executionError(Exception failure, CommandLine command) {
    printError(command, FailureMessage.of(failure, command));
    return ExitCode.of(failure).code();
  }

  private static void printError(CommandLine command, String message) {
    command.getErr().println("organization-users: " + TerminalText.plain(message));
  }
}
