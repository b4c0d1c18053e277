package io.cloudplans.organizationusers.client;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudplans.organizationusers.client.error.ProblemException;
import io.cloudplans.organizationusers.client.internal.Introspected;
import io.cloudplans.organizationusers.client.model.AddUser;
import io.cloudplans.organizationusers.client.model.ListUsers;
import io.cloudplans.organizationusers.client.model.RemoveUser;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.State;
import io.cloudplans.organizationusers.client.model.UpdateUser;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NativeImageTest {
  @RegisterExtension final ScriptedServer server = new ScriptedServer();

  private static final Map<String, Boolean> ALL =
      Map.of(
          "allDeclaredConstructors", true, "allDeclaredFields", true, "allDeclaredMethods", true);

  @Test
  void metadataShouldNameEachClassThatJacksonReflectsOn() throws Exception {
    Set<String> needed = Introspected.during(this::callAll);
    Set<String> named = new TreeSet<>();
    for (JsonNode entry : metadata().path("reflection")) {
      named.add(entry.path("type").textValue());
      assertThat(
              entry.properties().stream()
                  .filter(flag -> flag.getValue().isBoolean())
                  .collect(toMap(Map.Entry::getKey, flag -> flag.getValue().booleanValue())))
          .isEqualTo(ALL);
    }
    assertThat(named).isEqualTo(needed);
  }

  /** Calls every operation, with every problem of the contract. */
  private void callAll() {
    OrganizationUsersClient client = server.client();
    server.lists();
    client.list(ListUsers.of(42));
    server.acknowledges().acknowledges().acknowledges();
    client.add(AddUser.of(42, "a@b.example", Role.VIEWER).withState(State.ACTIVE));
    client.update(UpdateUser.of(42, "a@b.example").withRole(Role.PLANNER));
    client.remove(RemoveUser.of(42, "a@b.example").withReason("left"));
    for (String slug : Contract.problems().keySet()) {
      server.rejects(slug);
      assertThat(catchThrowable(() -> SampleWrites.send(client, slug)))
          .isInstanceOf(ProblemException.class);
    }
  }

  private static JsonNode metadata() throws Exception {
    String path =
        "/META-INF/native-image/io.cloudplans/organization-users-client/reachability-metadata.json";
    try (var in = OrganizationUsersClient.class.getResourceAsStream(path)) {
      return new ObjectMapper().readTree(in);
    }
  }
}
