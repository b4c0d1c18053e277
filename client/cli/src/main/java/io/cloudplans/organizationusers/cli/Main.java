package io.cloudplans.organizationusers.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.cli.output.TerminalText;
import io.cloudplans.organizationusers.cli.output.WatchedOutput;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.State;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
@Command(
    name = "organization-users",
    description = "The users of a Cloud Plans organization.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Main.Version.class,
    exitCodeListHeading = "%nExit codes:%n")
public final class Main {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "--url", "ORGANIZATION_USERS_URL",
          "--token-command", "ORGANIZATION_USERS_TOKEN_COMMAND");

  private Main() {}

  /** Reads the version from the manifest of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {String.valueOf(Main.class.getPackage().getImplementationVersion())};
    }
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
      err.println("organization-users: the output cannot be written");
    }
    err.flush();
    return output.isLost() && code == Exit.DONE.code() ? Exit.FAILED.code() : code;
  }

  /** Creates a writer in UTF-8, whatever the platform's charset is. */
  private static PrintWriter writer(OutputStream out, boolean atOnce) {
    return new PrintWriter(new OutputStreamWriter(out, UTF_8), atOnce);
  }

  private static CommandLine commandLine(ProcessContext process) {
    CommandLine line = new CommandLine(new Main());
    line.getCommandSpec().usageMessage().exitCodeList(Exit.table());
    return line.addSubcommand(new ListCommand(new CommandContext(process)))
        .addSubcommand(new AddCommand(new CommandContext(process)))
        .addSubcommand(new UpdateCommand(new CommandContext(process)))
        .addSubcommand(new RemoveCommand(new CommandContext(process)))
        .addSubcommand(new PlanCommand(new CommandContext(process)))
        .addSubcommand(new ApplyCommand(new CommandContext(process)))
        .addSubcommand(new GenerateCompletion())
        .registerConverter(Role.class, Role::new)
        .registerConverter(State.class, State::new)
        .setDefaultValueProvider(argument -> fromEnvironment(process, argument))
        .setParameterExceptionHandler((fault, args) -> refused(fault))
        .setExecutionExceptionHandler((fault, command, parsed) -> failed(fault, command));
  }

  private static @Nullable String fromEnvironment(ProcessContext process, ArgSpec argument) {
    return argument instanceof OptionSpec option && ENVIRONMENT.containsKey(option.longestName())
        ? process.environment().get(ENVIRONMENT.get(option.longestName()))
        : null;
  }

  private static int refused(ParameterException fault) {
    CommandLine command = fault.getCommandLine();
    complain(command, message(fault));
    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return Exit.INVALID.code();
  }

  /** Does not repeat an unexpected argument: it may be a token. */
  private static String message(ParameterException fault) {
    if (fault instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().get(0);
      return first.startsWith("--")
          ? "unknown option " + first.replaceFirst("=.*", "")
          : "unexpected argument";
    }
    return String.valueOf(fault.getMessage());
  }

  private static int failed(Exception fault, CommandLine command) {
    complain(command, String.valueOf(fault.getMessage()));
    return Exit.of(fault).code();
  }

  private static void complain(CommandLine command, String message) {
    command.getErr().println("organization-users: " + TerminalText.plain(message));
  }
}
