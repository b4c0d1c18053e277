package io.cloudplans.organizationusers.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.toConcurrentMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.client.ScriptedServer.Received;
import io.cloudplans.organizationusers.client.model.AddUser;
import io.cloudplans.organizationusers.client.model.RemoveUser;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.State;
import io.cloudplans.organizationusers.client.model.UpdateUser;
import io.cloudplans.organizationusers.client.model.Version;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WritesTest {
  private static final Map<String, Function<OrganizationUsersClient, Version>> REFERENCE =
      Map.of(
          "add",
              client ->
                  client.add(
                      AddUser.of(42, "new.user@example.com", Role.VIEWER).withState(State.ACTIVE)),
          "update",
              client ->
                  client.update(
                      UpdateUser.of(42, "viewer@example.com")
                          .withRole(Role.PLANNER)
                          .withState(State.ACTIVE)),
          "remove",
              client ->
                  client.remove(
                      RemoveUser.of(42, "viewer@example.com").withReason("Left the company")));

  private ScriptedServer server;
  private OrganizationUsersClient client;

  static Set<Map.Entry<String, Function<OrganizationUsersClient, Version>>> reference() {
    return REFERENCE.entrySet();
  }

  @BeforeEach
  void start() throws Exception {
    server = new ScriptedServer();
    client = server.client().build();
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @MethodSource("reference")
  void writeShouldSendTheVectorWhenItIsTheReferencesRequest(
      Map.Entry<String, Function<OrganizationUsersClient, Version>> call) throws Exception {
    String vector = "vectors/" + call.getKey() + "/";
    server.succeeds(Contract.text(vector + "response.json"));

    Version version = call.getValue().apply(client);

    assertThat(version).isEqualTo(new Version("\"42-7\""));
    Received request = server.received();
    List<String> lines = Contract.lines(vector + "request.http");
    assertThat(request.line()).isEqualTo(lines.get(0) + " HTTP/1.1");
    assertThat("Content-Type: " + request.headers().get("content-type")).isEqualTo(lines.get(1));
    assertThat("Authorization: " + request.headers().get("authorization"))
        .isEqualTo(lines.get(2).replace("<token>", "a-token"));
    assertThat(request.headers()).doesNotContainKeys("if-match", "upgrade");
    // As text, because the order of the members counts too.
    assertThat(request.body()).isEqualTo(Contract.json(vector + "request.json").toString());
  }

  @Test
  void addShouldLeaveTheStateToTheServerWhenNoneIsGiven() throws Exception {
    server.succeeds("{\"status\":200}");
    client.add(AddUser.of(9007199254740993L, "a@b.example", Role.ADMIN));
    assertThat(server.received().body())
        .isEqualTo(
            "{\"org_id\":\"9007199254740993\",\"user_id\":\"a@b.example\",\"role\":\"admin\"}");
  }

  @Test
  void updateShouldSendOnlyWhatChangesWhenOneMemberIsGiven() throws Exception {
    server.succeeds("{\"status\":200}");
    client.update(UpdateUser.of(42, "a@b.example").withState(State.INACTIVE));
    assertThat(server.received().body())
        .isEqualTo("{\"org_id\":\"42\",\"user_id\":\"a@b.example\",\"state\":\"inactive\"}");
  }

  @Test
  void removeShouldSendUtf8WhenTheReasonIsNotAscii() throws Exception {
    server.succeeds("{\"status\":200}");
    client.remove(RemoveUser.of(42, "a@b.example").withReason("İşten ayrıldı 😀"));
    assertThat(Contract.tree(server.received().body()).path("reason").textValue())
        .isEqualTo("İşten ayrıldı 😀");
  }

  @Test
  void writeShouldSendKeyAndVersionWhenTheyAreGiven() throws Exception {
    Version version = new Version("\"42-6\"");
    server.succeeds("{\"status\":200}").succeeds("{\"status\":200}").succeeds("{\"status\":200}");
    client.add(
        AddUser.of(42, "a@b.example", Role.ADMIN).withIdempotencyKey("k-1").withIfMatch(version));
    client.update(
        UpdateUser.of(42, "a@b.example")
            .withRole(Role.VIEWER)
            .withIdempotencyKey("k-1")
            .withIfMatch(version));
    client.remove(RemoveUser.of(42, "a@b.example").withIdempotencyKey("k-1").withIfMatch(version));
    for (int i = 0; i < 3; i++) {
      assertThat(server.received().headers())
          .containsEntry("idempotency-key", "k-1")
          .containsEntry("if-match", "\"42-6\"");
    }
  }

  @Test
  void addShouldGetItsOwnAnswerWhenManyThreadsShareTheClient() {
    List<Long> organizations = LongStream.rangeClosed(1, 100).boxed().toList();
    organizations.forEach(organization -> server.plays(WritesTest::answerWithTheOrganization));

    Map<Long, Version> versions =
        organizations.parallelStream()
            .collect(
                toConcurrentMap(
                    organization -> organization,
                    organization ->
                        client.add(AddUser.of(organization, "a@b.example", Role.VIEWER))));

    assertThat(versions)
        .hasSize(100)
        .allSatisfy(
            (organization, version) ->
                assertThat(version).hasToString("\"" + organization + "-1\""));
  }

  private static void answerWithTheOrganization(Received request, OutputStream out)
      throws IOException {
    String organization = Contract.tree(request.body()).path("org_id").textValue();
    byte[] body = "{\"status\":200}".getBytes(US_ASCII);
    out.write(ScriptedServer.head(200, "ETag: \"" + organization + "-1\"", body.length));
    out.write(body);
  }

  @Test
  void removeShouldKeepTheReasonToItselfWhenItIsPrinted() {
    assertThat(RemoveUser.of(42, "a@b.example").withReason("a secret"))
        .hasToString("RemoveUser[orgId=42, email=a@b.example]");
  }
}
