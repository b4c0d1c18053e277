package io.cloudplans.organizationusers.conformance.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudplans.organizationusers.conformance.contract.Sentences;
import io.cloudplans.organizationusers.conformance.run.Outcome;
import io.cloudplans.organizationusers.conformance.run.Result;
import io.cloudplans.organizationusers.conformance.run.Summary;
import io.cloudplans.organizationusers.conformance.setup.Capability;
import io.cloudplans.organizationusers.conformance.setup.Deviation;
import java.util.Locale;

/** The report for machines, in JSON. */
record JsonReport(Report report) {
  private static final JsonMapper MAPPER = new JsonMapper();

  String text() {
    ObjectNode root = MAPPER.createObjectNode();
    Summary summary = report.summary();
    root.putObject("kit")
        .put("name", "organization-users-conformance")
        .put("version", Report.version());
    root.putObject("contract")
        .put("version", report.contract().version())
        .put("sha256", report.contract().sha256());
    root.put("server", report.setup().wire().target().baseUrl());
    root.put("profile", report.setup().profile().name().toLowerCase(Locale.ROOT));
    root.put("only", report.only());
    root.put("verdict", summary.verdict().text());
    root.put("exit_code", summary.verdict().exitCode());
    root.put("ended", summary.ended());
    ObjectNode counts = root.putObject("counts");
    for (Outcome outcome : Outcome.values()) {
      counts.put(outcome.text(), summary.count(outcome));
    }
    ArrayNode lacks = root.putArray("lacks");
    report.setup().lacks().stream().map(Capability::configName).forEach(lacks::add);
    ArrayNode deviations = root.putArray("deviations");
    for (Deviation deviation : report.setup().deviations()) {
      deviations
          .addObject()
          .put("cases", deviation.cases().text())
          .put("reason", deviation.reason())
          .put("until", deviation.until().toString())
          .put("stale", summary.staleDeviations().contains(deviation.cases().text()));
    }
    Sentences sentences = Sentences.of(report.contract());
    ArrayNode results = root.putArray("results");
    for (Result result : summary.results()) {
      results
          .addObject()
          .put("id", result.testCase().id())
          .put("outcome", result.outcome().text())
          .put("message", Masking.masked(result.message()))
          .put(
              "sentence",
              sentences.with(result.testCase().sentence()).orElse(result.testCase().sentence()))
          .put("milliseconds", result.time().toMillis());
    }
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
