package io.cloudplans.organizationusers.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.rules.value.UntrustedText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line of the server. */
@Command(
    name = "organization-users-server",
    description = "Serves the users of Cloud Plans organizations over HTTP.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = ContractVersion.class,
    footer = {
      "",
      "An environment variable can replace each option: ORGANIZATION_USERS_CLOCK_SKEW",
      "replaces --clock-skew."
    })
public final class Main {
  private static final List<Class<?>> COMMANDS =
      List.of(
          DemoCommand.class,
          ServeCommand.class,
          OrgCommand.class,
          HistoryCommand.class,
          MigrateCommand.class,
          TokenCommand.class);

  private static final String ENVIRONMENT = "ORGANIZATION_USERS_";

  /** The end of picocli's message about an invalid number, which names a Java type. */
  private static final Pattern NUMBER_TYPE = Pattern.compile(" is not an? (int|long)$");

  private static final String NOT_A_NUMBER = " is not a whole number, or is too large";

  private Main() {}

  public static void main(String[] args) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    // The platform's charset may not support the characters of a removal's reason.
    PrintWriter out = new PrintWriter(System.out, true, UTF_8);
    // Reading the options of the other commands too would take 0.1 s.
    List<Class<?>> named = COMMANDS.stream().filter(command -> isNamed(command, args)).toList();
    int exitCode = commandLine(named.isEmpty() ? COMMANDS : named).setOut(out).execute(args);
    if (out.checkError()) {
      System.err.println("the output cannot be written completely");
      exitCode = CommandLine.ExitCode.SOFTWARE;
    }
    System.exit(exitCode);
  }

  private static boolean isNamed(Class<?> command, String... args) {
    return args.length > 0 && args[0].equals(command.getAnnotation(Command.class).name());
  }

  /** Returns the command line with all commands. */
  public static CommandLine commandLine() {
    return commandLine(COMMANDS);
  }

  private static CommandLine commandLine(List<Class<?>> commands) {
    CommandLine line = new CommandLine(new Main());
    commands.forEach(line::addSubcommand);
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        // An address or a name that begins with @ is not a file with arguments.
        .setExpandAtFiles(false)
        .setDefaultValueProvider(Main::fromEnvironment)
        .setParameterExceptionHandler(Main::usageError)
        .setExecutionExceptionHandler(
            (fault, command, result) -> {
              command.getErr().println(UntrustedText.printable(String.valueOf(fault.getMessage())));
              return fault instanceof IllegalArgumentException
                  ? CommandLine.ExitCode.USAGE
                  : CommandLine.ExitCode.SOFTWARE;
            });
  }

  /** Prints two lines: the fault, and what to do. */
  private static int usageError(ParameterException fault, String[] arguments) {
    CommandLine command = fault.getCommandLine();
    String message = NUMBER_TYPE.matcher(fault.getMessage()).replaceFirst(NOT_A_NUMBER);
    command.getErr().println(UntrustedText.printable(message));
    List<String> suggestions =
        fault instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    command
        .getErr()
        .println(
            suggestions.isEmpty()
                ? "Try '" + command.getCommandSpec().qualifiedName() + " --help'"
                : "Did you mean " + suggestions.get(0) + "?");
    return CommandLine.ExitCode.USAGE;
  }

  private static @Nullable String fromEnvironment(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
      return null;
    }
    String name = option.longestName().replaceFirst("^--", "").replace('-', '_');
    return System.getenv(ENVIRONMENT + name.toUpperCase(Locale.ROOT));
  }
}
