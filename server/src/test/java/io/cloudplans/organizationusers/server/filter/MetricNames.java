package io.cloudplans.organizationusers.server.filter;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the names of metrics from PromQL expressions, scrapes and the README. */
public final class MetricNames {
  private static final Pattern MATCHERS_AND_RANGES = Pattern.compile("\\{[^}]*}|\\[[^]]*]");
  private static final Pattern GROUPINGS =
      Pattern.compile("\\b(by|without|on|ignoring)\\s*\\([^)]*\\)");

  /** A name without a following bracket, which would make it a function. */
  private static final Pattern NAME = Pattern.compile("\\b[a-zA-Z_:][\\w:]*+(?!\\s*\\()");

  private static final Pattern CODE = Pattern.compile("`([^`]*)`");

  private static final Set<String> KEYWORDS = Set.of("and", "or", "unless", "bool", "offset");

  private MetricNames() {}

  public static Set<String> in(String expression) {
    String bare = MATCHERS_AND_RANGES.matcher(expression).replaceAll("");
    return NAME.matcher(GROUPINGS.matcher(bare).replaceAll(""))
        .results()
        .map(MatchResult::group)
        .filter(name -> !KEYWORDS.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the names in the first column of the README's table, some with {@code *}. */
  public static Set<String> documented(String readme) {
    String table = readme.split("\n\\*\\*Metrics\\*\\*", -1)[1].split("\n\\*\\*", -1)[0];
    return table
        .lines()
        .filter(line -> line.startsWith("| `"))
        .flatMap(line -> CODE.matcher(line.split("\\|", -1)[1]).results())
        .map(code -> code.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns whether a documented name means an emitted metric or one of its parts. */
  public static Predicate<String> covers(String emitted) {
    return documented ->
        emitted.matches(documented.replace("*", ".*") + "(_(count|sum|max|bucket))?");
  }

  /** Returns the names in a response of {@code /metrics}. */
  public static Set<String> scraped(String metrics) {
    return metrics
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("[{ ]", 2)[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
