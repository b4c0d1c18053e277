package io.cloudplans.organizationusers.server.filter;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which metrics an expression of Prometheus' query language asks for, and a scrape has. */
public final class MetricNames {
  private static final Pattern MATCHERS_AND_RANGES = Pattern.compile("\\{[^}]*}|\\[[^]]*]");
  private static final Pattern GROUPINGS =
      Pattern.compile("\\b(by|without|on|ignoring)\\s*\\([^)]*\\)");

  /** A name that no bracket follows, which would make it a function. */
  private static final Pattern NAME = Pattern.compile("\\b[a-zA-Z_:][\\w:]*+(?!\\s*\\()");

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

  /** Those of the text that {@code /metrics} responses with. */
  public static Set<String> scraped(String metrics) {
    return metrics
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("[{ ]", 2)[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
