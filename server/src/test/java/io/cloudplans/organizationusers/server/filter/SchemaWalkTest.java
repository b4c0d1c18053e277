package io.cloudplans.organizationusers.server.filter;

import static io.cloudplans.organizationusers.server.fixture.Fault.parameter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.server.fixture.Fault;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every rule of every schema of the contract: broken alone, and met at its bound. */
@Tag("store")
@Tag("fake")
class SchemaWalkTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @RegisterExtension static final RunningServer server = new RunningServer();

  @TestFactory
  Stream<DynamicTest> operationsShouldRejectARequestThatBreaksOneRuleOfTheContract() {
    return new SchemaWalk(Contract.builtIn().document())
        .probes().stream()
            .filter(probe -> probe.kind() != null)
            .map(probe -> DynamicTest.dynamicTest(probe.name(), () -> rejected(probe)));
  }

  @TestFactory
  Stream<DynamicTest> operationsShouldAcceptAValueAtABoundOfTheContract() {
    return new SchemaWalk(Contract.builtIn().document())
        .probes().stream()
            .filter(probe -> probe.kind() == null)
            .map(probe -> DynamicTest.dynamicTest(probe.name(), () -> accepted(probe)));
  }

  @Test
  void walkShouldReachEveryKeywordOfTheContract() {
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

  private static void rejected(SchemaWalk.Probe probe) throws Exception {
    TestResponse response = send(probe);
    JsonNode errors = JSON.readTree(response.body()).path("errors");
    String detail = errors.path(0).path("detail").asText();
    assertThat(response)
        .isInvalid(new Fault(String.valueOf(probe.kind()), probe.location(), detail));
    assertThat(detail).isNotBlank();
  }

  private static void accepted(SchemaWalk.Probe probe) {
    TestResponse response = send(probe);
    if (probe.query().containsKey("cursor")) {
      // Matches the schema, but was not issued by this server.
      assertThat(response).isInvalid(parameter("cursor", "must come from a Link of the same list"));
    } else {
      assertThat(response.status()).as(response.body()).isNotEqualTo(400).isLessThan(500);
    }
  }

  private static TestResponse send(SchemaWalk.Probe probe) {
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
    return server.send(request);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
