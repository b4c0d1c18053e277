package io.cloudplans.organizationusers.client.internal.rule;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudplans.organizationusers.client.Contract;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.State;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRulesTest {
  @Test
  void bodyRulesShouldEqualTheSchemas() {
    JsonNode email = Contract.schema("EmailAddress");
    assertThat(RequestRules.EMAIL.pattern()).isEqualTo(email.path("pattern").textValue());
    assertThat(RequestRules.MAX_EMAIL).isEqualTo(email.path("maxLength").intValue());
    JsonNode reason = Contract.schema("Reason");
    assertThat(RequestRules.REASON.pattern()).isEqualTo(reason.path("pattern").textValue());
    assertThat(RequestRules.MAX_REASON).isEqualTo(reason.path("maxLength").intValue());
    assertThat(reason.path("minLength").intValue()).isEqualTo(1);
  }

  @Test
  void headerRulesShouldEqualTheSchemas() {
    assertThat(parameter("Idempotency-Key").path("pattern").textValue())
        .isEqualTo(RequestRules.KEY.pattern());
    assertThat(parameter("If-Match").path("pattern").textValue())
        .contains(RequestRules.TAG.pattern());
    assertThat(parameter("If-None-Match").path("pattern").textValue())
        .contains(RequestRules.TAG.pattern());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b",
        " a@b.example",
        "a@b.example\n",
        "ı@b.example",
        "a..b@b.example",
        "a@b-.example",
        "",
      })
  void emailShouldBeInvalidWhenTheContractRejectsIt(String email) {
    assertThat(RequestRules.isEmail(email)).isFalse();
  }

  @Test
  void emailShouldHaveAtMostTheLengthOfTheContract() {
    String domain = "@" + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(60);
    String longest = "a".repeat(RequestRules.MAX_EMAIL - domain.length()) + domain;
    assertThat(RequestRules.isEmail(longest)).isTrue();
    assertThat(RequestRules.isEmail("a" + longest)).isFalse();
    assertThat(RequestRules.isEmail("a.".repeat(100_000) + "@b.example")).isFalse();
    assertThat(RequestRules.isEmail("A!#$%&'*+/=?^_`{|}~-.b@1.X")).isTrue();
  }

  @Test
  void valuesOfTheContractShouldBeKnown() {
    assertThat(values("Role")).allSatisfy(value -> assertThat(new Role(value).isKnown()).isTrue());
    assertThat(values("State"))
        .allSatisfy(value -> assertThat(new State(value).isKnown()).isTrue());
    assertThat(values("AssignableRole")).isEqualTo(without(values("Role"), Role.OWNER.value()));
  }

  /** Returns the schema of a query parameter or a header. */
  private static JsonNode parameter(String name) {
    return stream(Contract.json("openapi.json").at("/components/parameters"))
        .filter(parameter -> parameter.path("name").asText().equals(name))
        .findFirst()
        .map(parameter -> parameter.path("schema"))
        .orElseThrow();
  }

  private static Set<String> values(String schema) {
    return stream(Contract.schema(schema).path("enum")).map(JsonNode::textValue).collect(toSet());
  }

  private static Set<String> without(Set<String> values, String value) {
    return values.stream().filter(other -> !other.equals(value)).collect(toSet());
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
