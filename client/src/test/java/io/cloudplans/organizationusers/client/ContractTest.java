package io.cloudplans.organizationusers.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.State;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ContractTest {
  @Test
  void roleConstantsShouldBeThoseOfTheContract() {
    assertThat(
            Stream.of(Role.OWNER, Role.ADMIN, Role.BILLING, Role.PLANNER, Role.VIEWER)
                .map(Role::toString))
        .containsExactlyElementsOf(values("Role"));
    assertThat(values("Role")).allMatch(text -> new Role(text).isKnown());
    assertThat(new Role("Owner").isKnown()).isFalse();
  }

  @Test
  void stateConstantsShouldBeThoseOfTheContract() {
    assertThat(Stream.of(State.ACTIVE, State.INACTIVE).map(State::toString))
        .containsExactlyElementsOf(values("State"));
    assertThat(values("State")).allMatch(text -> new State(text).isKnown());
    assertThat(new State("ACTIVE").isKnown()).isFalse();
  }

  private static List<String> values(String schema) {
    return StreamSupport.stream(Contract.schema(schema).path("enum").spliterator(), false)
        .map(JsonNode::textValue)
        .toList();
  }
}
