package io.cloudplans.organizationusers.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudplans.organizationusers.rules.contract.Contract;
import java.net.http.HttpResponse;

/** Compares whole answers with what the contract has them be. */
final class Answers {
  private static final JsonNode CONTRACT = Contract.builtIn().document();

  private Answers() {}

  /** A write that left the organization at this version. */
  static void assertDone(HttpResponse<String> answer, long version) {
    assertThat(answer.body()).isEqualTo("{\"status\":200}");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().allValues("ETag")).containsExactly("\"42-" + version + "\"");
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
  }

  /** The contract's example of a problem, for this request. */
  static void assertProblem(HttpResponse<String> answer, String slug) {
    assertThat(answer.body()).isEqualTo(problem(answer, slug).toString());
    assertProblemHead(answer, slug);
  }

  /**
   * An invalid request with one fault.
   *
   * @param kind {@code header}, {@code parameter} or {@code pointer}
   */
  static void assertInvalid(HttpResponse<String> answer, String kind, String place, String detail) {
    ObjectNode problem = problem(answer, "invalid-request");
    problem.putArray("errors").addObject().put(kind, place).put("detail", detail);
    assertThat(answer.body()).isEqualTo(problem.toString());
    assertProblemHead(answer, "invalid-request");
  }

  /** What is said of a value that does not match the pattern of a parameter in the contract. */
  static String mustMatch(String parameter) {
    return "must match "
        + CONTRACT.at("/components/parameters/" + parameter + "/schema/pattern").textValue();
  }

  private static void assertProblemHead(HttpResponse<String> answer, String slug) {
    assertThat(answer.statusCode()).isEqualTo(problem(answer, slug).get("status").intValue());
    assertThat(answer.headers().allValues("Content-Type"))
        .containsExactly("application/problem+json");
    assertThat(answer.headers().allValues("ETag")).isEmpty();
  }

  private static ObjectNode problem(HttpResponse<String> answer, String slug) {
    ObjectNode problem = CONTRACT.at("/components/examples/" + slug + "/value").deepCopy();
    return problem.put("request_id", answer.headers().firstValue("X-Request-Id").orElseThrow());
  }
}
