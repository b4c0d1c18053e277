package io.cloudplans.organizationusers.conformance.report;

import io.cloudplans.organizationusers.conformance.run.Outcome;
import io.cloudplans.organizationusers.conformance.run.Result;
import io.cloudplans.organizationusers.conformance.run.Summary;
import java.util.Locale;

/** The report for build servers. */
record JunitReport(Report report) {
  String text() {
    Summary summary = report.summary();
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    long skipped = summary.count(Outcome.NOT_RUN) + summary.count(Outcome.DEVIATED);
    int more = summary.staleDeviations().size() + (summary.ended().isEmpty() ? 0 : 1);
    xml.append(
        "<testsuite name=\"organization-users-conformance\" tests=\"%s\" failures=\"%s\" errors=\"0\" skipped=\"%s\">\n"
            .formatted(
                summary.results().size() + more, summary.count(Outcome.FAILED) + more, skipped));
    summary.results().forEach(result -> xml.append(testcase(result)));
    for (String stale : summary.staleDeviations()) {
      xml.append(failure("deviations." + stale, "no case of this deviation fails: delete it"));
    }
    if (!summary.ended().isEmpty()) {
      xml.append(failure("run", summary.ended()));
    }
    return xml.append("</testsuite>\n").toString();
  }

  private String testcase(Result result) {
    String message = escaped(Masking.masked(result.message()));
    String inside =
        switch (result.outcome()) {
          case PASSED -> "";
          case FAILED ->
              "<failure message=\"%s\">%s</failure>"
                  .formatted(message, escaped(report.sentence(result.testCase().sentence())));
          case DEVIATED, NOT_RUN ->
              "<skipped message=\"%s: %s\"/>".formatted(result.outcome().text(), message);
        };
    return String.format(
        Locale.ROOT,
        "  <testcase classname=\"%s\" name=\"%s\" time=\"%.3f\">%s</testcase>\n",
        result.testCase().family(),
        escaped(result.testCase().id()),
        result.time().toMillis() / 1000.0,
        inside);
  }

  private static String failure(String name, String message) {
    return "  <testcase classname=\"run\" name=\"%s\"><failure message=\"%s\"/></testcase>\n"
        .formatted(escaped(name), escaped(message));
  }

  /** Escapes a text, and replaces characters that XML 1.0 does not allow. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                  boolean allowed =
                      c == '\n'
                          || c == '\t'
                          || (c >= ' ' && c < 0xD800)
                          || (c > 0xDFFF && c < 0xFFFE)
                          || c > 0xFFFF;
                  escaped.appendCodePoint(allowed ? c : '\ufffd');
                }
              }
            });
    return escaped.toString();
  }
}
