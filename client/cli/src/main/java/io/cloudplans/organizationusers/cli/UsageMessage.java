package io.cloudplans.organizationusers.cli;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Describes an invalid command line. Does not quote an unexpected argument: it may be a token. */
final class UsageMessage {
  /** The start of picocli's message about a parameter. */
  private static final Pattern PARAMETER =
      Pattern.compile("^Invalid value for positional parameter at index \\d+ \\((\\w+)\\): ");

  private UsageMessage() {}

  static String of(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().get(0);
      if (first.startsWith("--")) {
        return "unknown option " + first.replaceFirst("=.*", "") + suggestion(unmatched);
      }
      boolean command = failure.getCommandLine().getParent() == null;
      return command && first.matches("[a-z][a-z-]{0,19}")
          ? "unknown command " + first + suggestion(unmatched)
          : "unexpected argument";
    }
    String message = PARAMETER.matcher(String.valueOf(failure.getMessage())).replaceFirst("$1 ");
    return failure instanceof MissingParameterException missing
        ? message + alternatives(missing)
        : message;
  }

  /** Names the environment variables that replace missing options. */
  private static String alternatives(MissingParameterException missing) {
    return missing.getMissing().stream()
        .filter(OptionSpec.class::isInstance)
        .map(option -> ConnectionOptions.ENVIRONMENT.get(((OptionSpec) option).longestName()))
        .filter(Objects::nonNull)
        .map("; or set %s"::formatted)
        .collect(joining());
  }

  private static String suggestion(UnmatchedArgumentException unmatched) {
    List<String> suggestions = unmatched.getSuggestions();
    return suggestions.isEmpty() ? "" : "; did you mean " + suggestions.get(0) + "?";
  }
}
