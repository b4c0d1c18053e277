package io.cloudplans.organizationusers.rules.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Evaluates the {@code Content-Type} and {@code Accept} headers of requests. */
public final class MediaTypes {
  /** The {@code Accept} header of nearly all clients. */
  private static final List<String> JSON_ONLY = List.of("application/json");

  private static final String TOKEN = "[\\w!#$%&'*+.^`|~-]++";
  private static final String PARAMETER =
      "\\s*+;\\s*+(" + TOKEN + ")\\s*+=\\s*+(" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*+\")";
  private static final Pattern ONE_PARAMETER = Pattern.compile(PARAMETER);
  // The subtype is optional: the JDK's own client sends "*; q=.2".
  private static final Pattern RANGE =
      Pattern.compile(
          "\\s*+(%s)(?:/(%s))?+((?:%s)*+)[\\s;]*+(?:,|$)".formatted(TOKEN, TOKEN, PARAMETER));
  private static final Pattern WEIGHT =
      Pattern.compile("[0-9]{1,9}+(\\.[0-9]{0,9})?+|\\.[0-9]{1,9}");

  private MediaTypes() {}

  /** A media type or a range of media types, in lower case except for the parameters' values. */
  private record Range(String type, String subtype, Map<String, String> parameters) {
    boolean includesJson() {
      return type.equals("*") || isJson() || (type.equals("application") && subtype.equals("*"));
    }

    boolean isJson() {
      return type.equals("application") && subtype.equals("json");
    }

    int width() {
      return (type.equals("*") ? 2 : 0) + (subtype.equals("*") ? 1 : 0);
    }

    boolean isAccepted() {
      String weight = parameters.getOrDefault("q", "1");
      return WEIGHT.matcher(weight).matches() && Double.parseDouble(weight) > 0;
    }
  }

  /**
   * Returns whether a body is JSON in UTF-8 (RFC 9110, section 8.3).
   *
   * @param lines the lines of the {@code Content-Type} header
   */
  public static boolean isPlainJson(List<String> lines) {
    List<Range> types = lines.size() == 1 ? ranges(lines.get(0)) : List.of();
    return types.size() == 1
        && types.get(0).isJson()
        && types.get(0).parameters().getOrDefault("charset", "utf-8").equalsIgnoreCase("utf-8");
  }

  /**
   * Returns whether the client accepts JSON; a more specific range wins over a wider one (RFC 9110,
   * section 12.5.1).
   *
   * @param lines the lines of the {@code Accept} header; without such a line, the client accepts
   *     all types
   */
  public static boolean acceptsJson(List<String> lines) {
    if (lines.equals(JSON_ONLY)) {
      return true;
    }
    List<String> nonBlank = lines.stream().filter(line -> !line.isBlank()).toList();
    return nonBlank.isEmpty()
        || ranges(String.join(",", nonBlank)).stream()
            .filter(Range::includesJson)
            .min(Comparator.comparingInt(Range::width))
            .map(Range::isAccepted)
            .orElse(false);
  }

  /** Returns the ranges of a header; empty if one of them is malformed. */
  private static List<Range> ranges(String header) {
    List<Range> ranges = new ArrayList<>();
    Matcher range = RANGE.matcher(header);
    while (range.regionStart() < header.length()) {
      if (!range.lookingAt()) {
        return List.of();
      }
      String subtype = range.group(2) == null ? "*" : range.group(2);
      ranges.add(new Range(lower(range.group(1)), lower(subtype), parameters(range.group(3))));
      range.region(range.end(), header.length());
    }
    return ranges;
  }

  private static Map<String, String> parameters(String text) {
    Map<String, String> parameters = new HashMap<>();
    Matcher parameter = ONE_PARAMETER.matcher(text);
    while (parameter.find()) {
      parameters.put(lower(parameter.group(1)), parameter.group(2).replace("\"", ""));
    }
    return parameters;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
