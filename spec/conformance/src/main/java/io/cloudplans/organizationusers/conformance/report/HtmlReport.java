package io.cloudplans.organizationusers.conformance.report;

import static io.cloudplans.organizationusers.conformance.report.JunitReport.escaped;

import io.cloudplans.organizationusers.conformance.http.Target;
import io.cloudplans.organizationusers.conformance.run.Outcome;
import io.cloudplans.organizationusers.conformance.run.Result;
import io.cloudplans.organizationusers.conformance.run.Summary;
import io.cloudplans.organizationusers.conformance.session.Exchange;
import io.cloudplans.organizationusers.conformance.setup.Deviation;
import java.util.List;
import java.util.stream.IntStream;

/** The report for people: failures, their reasons, and commands to reproduce them, in one file. */
@SuppressWarnings("ReferenceEquality") // The failed request is a request of one of the exchanges.
record HtmlReport(Report report) {
  private static final int SHOWN_EXCHANGES = 5;

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>%1$s</title>
      <style>
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff }
      pre { background: #f4f4f4; padding: .75rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere }
      table { border-collapse: collapse; width: 100%% }
      th, td { text-align: left; padding: .25rem .5rem; border-bottom: 1px solid #ddd; vertical-align: top }
      .failed { color: #a40000 }
      section { border-top: 2px solid #ddd; margin-top: 2rem }
      blockquote { margin: 0; padding-left: 1rem; border-left: 4px solid #888 }
      </style>
      </head>
      <body>
      <main>
      <h1>%1$s</h1>
      """;

  String text() {
    Summary summary = report.summary();
    StringBuilder page = new StringBuilder(HEAD.formatted(escaped(summary.line())));
    page.append(
        "<p>Server <code>%s</code>, contract %s (SHA-256 <code>%s</code>), kit %s, profile %s, cases <code>%s</code>.</p>\n"
            .formatted(
                escaped(report.setup().wire().target().baseUrl()),
                escaped(report.contract().version()),
                escaped(report.contract().sha256()),
                escaped(Report.version()),
                report.setup().profile(),
                escaped(report.only())));
    if (!summary.ended().isEmpty()) {
      page.append(
          "<p class=\"failed\">The run ended early: %s.</p>\n".formatted(escaped(summary.ended())));
    }
    for (String stale : summary.staleDeviations()) {
      page.append(
          "<p class=\"failed\">No case of the deviation <code>%s</code> fails: delete it.</p>\n"
              .formatted(escaped(stale)));
    }
    deviations(page);
    for (Result result : results(Outcome.FAILED)) {
      failure(page, result);
    }
    table(page, Outcome.DEVIATED);
    table(page, Outcome.NOT_RUN);
    table(page, Outcome.PASSED);
    return page.append("</main>\n</body>\n</html>\n").toString();
  }

  private List<Result> results(Outcome outcome) {
    return report.summary().results().stream()
        .filter(result -> result.outcome() == outcome)
        .toList();
  }

  private void deviations(StringBuilder page) {
    for (Deviation deviation : report.setup().deviations()) {
      page.append(
          "<p>Known deviation <code>%s</code> until %s: %s</p>\n"
              .formatted(
                  escaped(deviation.cases().text()),
                  deviation.until(),
                  escaped(deviation.reason())));
    }
  }

  private void failure(StringBuilder page, Result result) {
    Target target = report.setup().wire().target();
    page.append(
        "<section id=\"%1$s\">\n<h2 class=\"failed\">%1$s</h2>\n<p>%2$s</p>\n<blockquote>%3$s</blockquote>\n"
            .formatted(
                escaped(result.testCase().id()),
                escaped(Masking.masked(result.message())),
                escaped(report.sentence(result.testCase().sentence()))));
    for (Exchange exchange : shown(result)) {
      boolean failed = exchange.request() == result.failedRequest();
      page.append(failed ? "<h3>This response is wrong</h3>\n" : "");
      page.append(
          "<h3>Request</h3>\n<pre>%s</pre>\n<h3>Response</h3>\n<pre>%s</pre>\n<h3>Reproduce</h3>\n<pre>%s</pre>\n"
              .formatted(
                  escaped(WireText.request(exchange, target)),
                  escaped(WireText.response(exchange)),
                  escaped(Curl.command(exchange.request(), target))));
    }
    page.append("</section>\n");
  }

  /** Returns the last exchanges, preceded by the failed request if the last ones lack it. */
  private static List<Exchange> shown(Result result) {
    List<Exchange> exchanges = result.exchanges();
    int first = Math.max(0, exchanges.size() - SHOWN_EXCHANGES);
    return IntStream.range(0, exchanges.size())
        .filter(i -> i >= first || exchanges.get(i).request() == result.failedRequest())
        .mapToObj(exchanges::get)
        .toList();
  }

  private void table(StringBuilder page, Outcome outcome) {
    List<Result> results = results(outcome);
    if (results.isEmpty()) {
      return;
    }
    page.append(
        "<section>\n<h2>%s %s</h2>\n<table>\n<thead><tr><th>Case</th><th>Remark</th></tr></thead>\n<tbody>\n"
            .formatted(results.size(), outcome.text()));
    for (Result result : results) {
      page.append(
          "<tr><td><code>%s</code></td><td>%s</td></tr>\n"
              .formatted(
                  escaped(result.testCase().id()), escaped(Masking.masked(result.message()))));
    }
    page.append("</tbody>\n</table>\n</section>\n");
  }
}
