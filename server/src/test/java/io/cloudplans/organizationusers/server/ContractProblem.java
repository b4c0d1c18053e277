package io.cloudplans.organizationusers.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudplans.organizationusers.rules.contract.Contract;
import java.util.List;

/** The contract's own examples of problems, as a server sends them. */
final class ContractProblem {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Contract CONTRACT = Contract.builtIn();

  private ContractProblem() {}

  /** The example, byte for byte, of a request with this id. */
  static String example(String slug, String requestId) {
    return value(slug).put("request_id", requestId).toString();
  }

  /** The example with other errors. */
  static String withErrors(String slug, String requestId, List<ObjectNode> errors) {
    ObjectNode value = value(slug).put("request_id", requestId);
    ArrayNode array = value.putArray("errors");
    errors.forEach(array::add);
    return value.toString();
  }

  private static ObjectNode value(String slug) {
    return CONTRACT.document().at("/components/examples/" + slug + "/value").deepCopy();
  }

  static ObjectNode error(String kind, String place, String detail) {
    return JSON.createObjectNode().put(kind, place).put("detail", detail);
  }

  static ObjectNode pointer(String place, String detail) {
    return error("pointer", place, detail);
  }

  static ObjectNode parameter(String place, String detail) {
    return error("parameter", place, detail);
  }

  static ObjectNode header(String place, String detail) {
    return error("header", place, detail);
  }

  /** Compares an answer whole; errors are those of a 400. */
  static void assertThatIs(Answer answer, String slug, ObjectNode... errors) {
    assertThat(answer.header("X-Request-Id")).hasSize(1);
    String id = answer.header("X-Request-Id").get(0);
    String body =
        slug.equals("invalid-request") ? withErrors(slug, id, List.of(errors)) : example(slug, id);
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.status()).isEqualTo(value(slug).get("status").intValue());
    assertThat(answer.header("Content-Type")).containsExactly("application/problem+json");
    assertThat(answer.header("Cache-Control")).containsExactly("no-store");
    assertThat(answer.header("Server")).isEmpty();
  }
}
