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
import io.cloudplans.organizationusers.client.model.WriteResult;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WritesTest {
  private static final Map<String, Function<OrganizationUsersClient, WriteResult>> REFERENCE =
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

  @RegisterExtension final ScriptedServer server = new ScriptedServer();
  private final OrganizationUsersClient client = server.client();

  static Set<Map.Entry<String, Function<OrganizationUsersClient, WriteResult>>> reference() {
    return REFERENCE.entrySet();
  }

  @ParameterizedTest
  @MethodSource("reference")
  void writeShouldSendTheRequestOfTheReference(
      Map.Entry<String, Function<OrganizationUsersClient, WriteResult>> call) throws Exception {
    String vector = "vectors/" + call.getKey() + "/";
    server.succeeds(Contract.text(vector + "response.json"), "X-Request-Id: r-1");

    WriteResult result = call.getValue().apply(client);

    assertThat(result.version()).isEqualTo(new Version("\"42-7\""));
    assertThat(result.requestId()).contains("r-1");
    Received request = server.received();
    List<String> lines = Contract.lines(vector + "request.http");
    assertThat(request.line()).isEqualTo(lines.get(0) + " HTTP/1.1");
    assertThat("Content-Type: " + request.headers().get("content-type")).isEqualTo(lines.get(1));
    assertThat("Authorization: " + request.headers().get("authorization"))
        .isEqualTo(lines.get(2).replace("<token>", "a-token"));
    assertThat(request.headers()).doesNotContainKeys("if-match", "upgrade");
    // As text, because the order of the members matters too.
    assertThat(request.body()).isEqualTo(Contract.json(vector + "request.json").toString());
  }

  @Test
  void addShouldSendNoStateWhenNoneIsGiven() throws Exception {
    server.acknowledges();
    client.add(AddUser.of(9007199254740993L, "a@b.example", Role.ADMIN));
    assertThat(server.received().body())
        .isEqualTo(
            """
            {"org_id":"9007199254740993","user_id":"a@b.example","role":"admin"}\
            """);
  }

  @Test
  void updateShouldSendOnlyTheGivenMember() throws Exception {
    server.acknowledges();
    client.update(UpdateUser.of(42, "a@b.example").withState(State.INACTIVE));
    assertThat(server.received().body())
        .isEqualTo(
            """
            {"org_id":"42","user_id":"a@b.example","state":"inactive"}\
            """);
  }

  @Test
  void removeShouldSendUtf8WhenTheReasonIsNotAscii() throws Exception {
    server.acknowledges();
    client.remove(RemoveUser.of(42, "a@b.example").withReason("İşten ayrıldı 😀"));
    assertThat(Contract.tree(server.received().body()).path("reason").textValue())
        .isEqualTo("İşten ayrıldı 😀");
  }

  @Test
  void writeShouldSendKeyAndVersionWhenTheyAreGiven() throws Exception {
    Version version = new Version("\"42-6\"");
    server.acknowledges().acknowledges().acknowledges();
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
  void addShouldGetItsOwnResponseWhenManyThreadsShareTheClient() {
    List<Long> organizations = LongStream.rangeClosed(1, 100).boxed().toList();
    organizations.forEach(organization -> server.responds(WritesTest::respondWithTheOrganization));

    Map<Long, Version> versions =
        organizations.parallelStream()
            .collect(
                toConcurrentMap(
                    organization -> organization,
                    organization ->
                        client
                            .add(AddUser.of(organization, "a@b.example", Role.VIEWER))
                            .version()));

    assertThat(versions)
        .hasSize(100)
        .allSatisfy(
            (organization, version) ->
                assertThat(version).hasToString("\"" + organization + "-1\""));
  }

  private static Reply respondWithTheOrganization(Received request) {
    String organization = Contract.tree(request.body()).path("org_id").textValue();
    byte[] body = "{\"status\":200}".getBytes(US_ASCII);
    return Reply.of(200, "ETag: \"" + organization + "-1\"", body);
  }

  @Test
  void removeShouldNotHaveTheReasonInItsText() {
    assertThat(RemoveUser.of(42, "a@b.example").withReason("a secret"))
        .hasToString("RemoveUser[orgId=42, email=a@b.example]");
  }
}
