package io.cloudplans.organizationusers.server.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.server.fixture.ContractProblem;
import io.cloudplans.organizationusers.server.fixture.ReceivedResponse;
import io.cloudplans.organizationusers.server.fixture.TestServer;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every rule of every schema of the contract, broken alone and kept to its edge. */
@Tag("store")
@Tag("fake")
class SchemaWalkTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @TestFactory
  Stream<DynamicTest> operationsShouldRefuseWhenOneRuleOfTheContractIsBroken() {
    return new SchemaWalk(Contract.builtIn().document())
        .probes().stream()
            .filter(probe -> probe.kind() != null)
            .map(probe -> DynamicTest.dynamicTest(probe.name(), () -> refused(probe)));
  }

  @TestFactory
  Stream<DynamicTest> operationsShouldAcceptWhenAValueIsAtTheEdgeOfTheContract() {
    return new SchemaWalk(Contract.builtIn().document())
        .probes().stream()
            .filter(probe -> probe.kind() == null)
            .map(probe -> DynamicTest.dynamicTest(probe.name(), () -> accepted(probe)));
  }

  @Test
  void walkShouldMeetEveryKeywordWhenItWalksTheContract() {
    List<String> rules =
        new SchemaWalk(Contract.builtIn().document())
            .probes().stream().map(SchemaWalk.Probe::rule).distinct().sorted().toList();
    assertThat(rules)
        .containsExactly(
            "additionalProperties",
            "enum",
            "maxLength",
            "maximum",
            "minLength",
            "minProperties",
            "minimum",
            "null",
            "pattern",
            "required",
            "type");
  }

  @Test
  void walkShouldFailWhenTheContractHasAnUnknownKeyword() {
    ObjectNode document = Contract.builtIn().document().deepCopy();
    ((ObjectNode) document.at("/components/schemas/Reason")).put("x-new", 1);
    SchemaWalk walk = new SchemaWalk(document);
    assertThatThrownBy(walk::probes)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("x-new");
  }

  @Test
  void walkShouldFailWhenAPatternHasNoSamples() {
    ObjectNode document = Contract.builtIn().document().deepCopy();
    ((ObjectNode) document.at("/components/schemas/Role")).put("pattern", "^[a-z]*$");
    SchemaWalk walk = new SchemaWalk(document);
    assertThatThrownBy(walk::probes)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("role");
  }

  private static void refused(SchemaWalk.Probe probe) throws Exception {
    ReceivedResponse answer = send(probe);
    JsonNode errors = JSON.readTree(answer.body()).path("errors");
    String detail = errors.path(0).path("detail").asText();
    ContractProblem.assertThatIs(
        answer,
        "invalid-request",
        ContractProblem.error(String.valueOf(probe.kind()), probe.place(), detail));
    assertThat(detail).isNotBlank();
  }

  private static void accepted(SchemaWalk.Probe probe) {
    ReceivedResponse answer = send(probe);
    if (probe.query().containsKey("cursor")) {
      // Fits the schema, and is still none that this server gave out.
      ContractProblem.assertThatIs(
          answer,
          "invalid-request",
          ContractProblem.parameter("cursor", "must be that of a Link for the same list"));
    } else {
      assertThat(answer.status()).as(answer.body()).isNotEqualTo(400);
    }
  }

  private static ReceivedResponse send(SchemaWalk.Probe probe) {
    String query =
        probe.query().entrySet().stream()
            .map(pair -> pair.getKey() + "=" + encoded(pair.getValue()))
            .collect(Collectors.joining("&", "?", ""));
    HttpRequest.Builder request = server.request(probe.path() + query);
    probe.headers().forEach(request::header);
    if (probe.body() != null) {
      request
          .header("Content-Type", "application/json")
          .POST(BodyPublishers.ofString(probe.body().toString()));
    }
    return server.answer(request);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
