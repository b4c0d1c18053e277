package io.cloudplans.organizationusers.server.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a command as a POSIX shell does: quotes, variables in double quotes, continued lines. */
final class ShellWords {
  private static final Pattern PART =
      Pattern.compile(
          "\\G(?:(?<space>(?:\\\\\n|\\s)+)|'(?<exact>[^']*)'|\"(?<quoted>(?:[^\"\\\\`$]|\\$\\w)*)\""
              + "|(?<bare>[^\\s'\"\\\\$`;|&<>()]+))");
  private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+)");

  private ShellWords() {}

  /** Returns the words; throws {@link IllegalArgumentException} for any other syntax. */
  static List<String> of(String command, Map<String, String> variables) {
    List<String> words = new ArrayList<>(List.of(""));
    Matcher part = PART.matcher(command);
    int end = 0;
    while (part.find()) {
      end = part.end();
      if (part.group("space") != null) {
        words.add("");
      } else {
        String quoted = Objects.requireNonNullElse(part.group("quoted"), "");
        String text = VARIABLE.matcher(quoted).replaceAll(name -> value(name.group(1), variables));
        for (String name : List.of("exact", "bare")) {
          text += Objects.requireNonNullElse(part.group(name), "");
        }
        words.add(words.remove(words.size() - 1) + text);
      }
    }
    if (end != command.length()) {
      throw new IllegalArgumentException(command.substring(end));
    }
    return words;
  }

  private static String value(String name, Map<String, String> variables) {
    return Matcher.quoteReplacement(Objects.requireNonNull(variables.get(name), name));
  }
}
