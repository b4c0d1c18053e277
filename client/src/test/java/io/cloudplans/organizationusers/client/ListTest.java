package io.cloudplans.organizationusers.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.client.model.ListUsers;
import io.cloudplans.organizationusers.client.model.MfaRequirements;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.Roster;
import io.cloudplans.organizationusers.client.model.State;
import io.cloudplans.organizationusers.client.model.User;
import io.cloudplans.organizationusers.client.model.Version;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListTest {
  private static final String VECTOR = Contract.text("vectors/list/response.json");
  private static final String EMPTY =
      """
      {"status":200,"users":[],
      "mfa":{"view":true,"create":false,"update":true,"delete":false,"usersmgmt":true}}\
      """;

  @RegisterExtension final ScriptedServer server = new ScriptedServer();
  private final OrganizationUsersClient client = server.client();

  @Test
  void listShouldSendTheRequestAndReadTheResponseOfTheReference() throws Exception {
    server.lists("X-Request-Id: r-1");

    Roster roster = client.list(ListUsers.of(42));

    String line = Contract.lines("vectors/list/request.http").get(0);
    var request = server.received();
    assertThat(request.line()).isEqualTo(line + " HTTP/1.1");
    assertThat(request.headers())
        .containsEntry("authorization", "Bearer a-token")
        .hasEntrySatisfying(
            "user-agent",
            agent -> assertThat(agent).matches("organization-users-client/\\S+ Java/\\d+"));
    // Before Java 19 the JDK adds it to a request without a body.
    assertThat(request.headers().getOrDefault("content-length", "0")).isEqualTo("0");
    assertThat(request.headers().containsKey("content-length"))
        .isEqualTo(Runtime.version().feature() < 19);
    assertThat(request.headers()).doesNotContainKeys("if-none-match", "upgrade");
    assertThat(roster)
        .isEqualTo(
            new Roster(
                List.of(
                    new User("admin@example.com", Role.ADMIN, State.ACTIVE),
                    new User("billing@example.com", Role.BILLING, State.ACTIVE),
                    new User("inactive@example.com", Role.VIEWER, State.INACTIVE),
                    new User("owner@example.com", Role.OWNER, State.ACTIVE),
                    new User("planner@example.com", Role.PLANNER, State.ACTIVE),
                    new User("viewer@example.com", Role.VIEWER, State.ACTIVE)),
                new MfaRequirements(false, false, false, false, false),
                new Version("\"42-7\""),
                null,
                Map.of(),
                roster.headers()));
    assertThat(roster.requestId()).contains("r-1");
    assertThat(roster.headers().first("content-type")).contains("application/json");
  }

  @Test
  void listShouldReadEachMfaRequirement() {
    server.succeeds(EMPTY);
    assertThat(client.list(ListUsers.of(42)).mfa())
        .isEqualTo(new MfaRequirements(true, false, true, false, true));
  }

  @Test
  void listShouldSendAllFiltersWhenTheyAreGiven() throws Exception {
    server.succeeds(EMPTY);
    client.list(
        ListUsers.of(9007199254740993L)
            .withState(State.INACTIVE)
            .withRole(Role.BILLING)
            .withEmail("a+b&c=d@x.example")
            .withLimit(1000)
            .withCursor("AQ-_"));
    assertThat(server.received().line())
        .isEqualTo(
            "GET /v1/organizations/users/list?action=users&org_id=9007199254740993&state=inactive&role=billing&user_id=a%2Bb%26c%3Dd%40x.example&limit=1000&cursor=AQ-_"
                + " HTTP/1.1");
  }

  @Test
  void listShouldKeepTheTextOfUnknownValues() {
    server.violates(
        """
        {"status":200,"total":1,"users":[
        {"email":"a@b.example","role":"denetçi","state":"suspended","since":{"year":2027,
        "values":[1,2.5,12345678901234567890,1e999,true,null,"\\ud800",{},[]]}}],
        "mfa":{"view":true,"create":false,"update":true,"delete":false,"usersmgmt":true,
        "export":true}}\
        """);
    Roster roster = client.list(ListUsers.of(42));
    User user = roster.users().get(0);
    List<Object> values =
        Arrays.asList(
            1,
            2.5,
            new BigInteger("12345678901234567890"),
            Double.POSITIVE_INFINITY,
            true,
            null,
            "\ud800",
            Map.of(),
            List.of());
    assertThat(user)
        .isEqualTo(
            new User(
                "a@b.example",
                new Role("denetçi"),
                new State("suspended"),
                Map.of("since", Map.of("year", 2027, "values", values))));
    assertThat(roster.unknownMembers()).isEqualTo(Map.of("total", 1));
    assertThat(user.role().isKnown()).isFalse();
    assertThat(user.state().isKnown()).isFalse();
  }

  @Test
  void listShouldReadTheBodyWhenItIsCompressedWithoutARequest() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(VECTOR.getBytes(StandardCharsets.UTF_8));
    }
    server.responds(200, "Content-Encoding: gzip\nETag: \"42-7-gzip\"", bytes.toByteArray());
    Roster roster = client.list(ListUsers.of(42));
    assertThat(roster.users()).hasSize(6);
    assertThat(roster.version()).hasToString("\"42-7-gzip\"");
  }

  @Test
  void listIfChangedShouldBeEmptyWhenTheResponseIs304() throws Exception {
    server.responds(304, "ETag: \"42-7\"", "");
    assertThat(client.listIfChanged(ListUsers.of(42), new Version("\"42-7\""))).isEmpty();
    assertThat(server.received().headers()).containsEntry("if-none-match", "\"42-7\"");
  }

  @Test
  void listIfChangedShouldHaveTheRosterWhenItChanged() {
    server.succeeds(EMPTY);
    assertThat(client.listIfChanged(ListUsers.of(42), new Version("\"42-6\"")))
        .map(Roster::version)
        .contains(new Version("\"42-7\""));
  }

  @Test
  void listShouldReturnTheNextPagesRequestWhenThereIsALink() throws Exception {
    String next = "</v1/organizations/users/list?org_id=42&limit=1&cursor=AQ>; rel=\"next\"";
    server.succeeds(EMPTY, "Link: " + next).succeeds(EMPTY);
    ListUsers first = ListUsers.of(42).withLimit(1).withState(State.ACTIVE);

    Optional<ListUsers> second = client.list(first).nextPage(first);
    assertThat(second).contains(first.withCursor("AQ"));
    assertThat(client.list(second.orElseThrow()).nextPage(first)).isEmpty();

    server.received();
    assertThat(server.received().line()).contains("&state=active&limit=1&cursor=AQ ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Link: <?cursor=AQ&limit=1>; rel=next",
        "Link: <https://x.example/a,b?cursor=AQ#top>;title=\"a, <b>; rel=\\\"no\\\"\" ;"
            + " REL=\"Next\"",
        "Link: </docs/>; rel=\"help\", <?cursor=AQ>; rel=\"alternate next\"",
      })
  void listShouldFindTheCursorInOtherFormsOfTheLink(String link) {
    server.succeeds(EMPTY, link);
    assertThat(client.list(ListUsers.of(42)).nextCursor()).isEqualTo("AQ");
  }

  @Test
  void listShouldFindTheCursorWhenThereAreSeveralLinkFields() {
    server.violates(EMPTY, "Link: </docs/>; rel=help", "Link: <?limit=1&cursor=AQ>; rel=\"next\"");
    assertThat(client.list(ListUsers.of(42)).nextCursor()).isEqualTo("AQ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Link: <?cursor=AQ>; rel=\"prev\"",
        "Link: <?cursor=AQ>; rel=next-archive",
        "Link: <?cursor=AQ>; title=\"rel=next\"",
      })
  void listShouldBeTheLastPageWhenNoLinkIsNext(String link) {
    server.succeeds(EMPTY, link);
    assertThat(client.list(ListUsers.of(42)).nextCursor()).isNull();
  }

  @Test
  void listShouldBeTheLastPageWhenOnlyAnotherFieldHasALink() {
    server.violates(EMPTY, "X-Link: <?cursor=AQ>; rel=\"next\"");
    assertThat(client.list(ListUsers.of(42)).nextCursor()).isNull();
  }
}
