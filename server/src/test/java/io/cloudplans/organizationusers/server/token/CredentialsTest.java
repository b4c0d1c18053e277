package io.cloudplans.organizationusers.server.token;

import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The transport of tokens, and rights that end with the next request. */
class CredentialsTest {
  private static final String BARE = "Bearer";
  private static final String INVALID = "Bearer error=\"invalid_token\"";

  @RegisterExtension static final RunningServer server = new RunningServer();
  private static String token;

  @BeforeAll
  static void createToken() {
    token = server.token("owner@example.com", false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer %s", "bearer %s", "BEARER %s", "Bearer  %s", "  Bearer %s  "})
  void listUsersShouldSucceedWhenTheSchemeIsBearer(String value) {
    assertThat(list("", "Authorization: " + value.formatted(token) + "\r\n")).isOk();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-No: Authorization\r\n",
        "Authorization:\r\n",
        "Authorization: Basic eDp5\r\n",
        "Authorization: DPoP %s\r\n",
        "Authorization: %s\r\n",
        "Authorization: Bearers %s\r\n",
        "Authorization: Basic eDp5\r\nAuthorization: Basic eDp5\r\n",
        "Proxy-Authorization: Bearer %s\r\n",
        "Cookie: access_token=%s\r\n",
        "X-Access-Token: %s\r\n"
      })
  void listUsersShouldRequireATokenWhenThereIsNone(String headers) {
    assertChallenge(list("", headers.formatted(token)), BARE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer %1$s\r\nAuthorization: Bearer %1$s\r\n",
        "Authorization: Bearer %1$s\r\nAuthorization: Basic eDp5\r\n",
        "Authorization: Basic eDp5\r\nAuthorization: Bearer %1$s\r\n",
        "Authorization: Bearer %1$s\r\nauthorization: Bearer %1$s\r\n",
        "Authorization: Bearer %1$s, Bearer %1$s\r\n",
        "Authorization: Bearer %1$s x\r\n",
        "Authorization: Bearer \"%1$s\"\r\n",
        "Authorization: Bearer x\r\n",
        "Authorization: Bearer %1$s\u00e4\r\n"
      })
  void listUsersShouldBeRejectedWhenTheHeaderIsNotExactlyOneToken(String headers) {
    assertChallenge(list("", headers.formatted(token)), INVALID);
  }

  @Test
  void operationsShouldIgnoreATokenInTheQueryOrTheBody() {
    assertChallenge(list("&access_token=" + token, ""), BARE);
    assertChallenge(
        server.exchange(
            String.join(
                "\r\n",
                "POST " + USERS + "add HTTP/1.1",
                "Host: x",
                "Connection: close",
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: " + (token.length() + 13),
                "",
                "access_token=" + token)),
        BARE);
  }

  @Test
  void listUsersShouldIgnoreATokenInTheQueryWhenTheHeaderHasOne() {
    String headers = "Authorization: Bearer " + token + "\r\n";
    assertThat(list("&access_token=x", headers)).isOk();
  }

  @Test
  void listUsersShouldBeRejectedWhenTheLifetimeOfTheTokenIsTooLong() throws Exception {
    String long31 =
        new DemoIssuer(server.folder())
            .token("owner@example.com", true, Duration.ofMinutes(31), server.clock().instant());
    assertChallenge(list("", "Authorization: Bearer " + long31 + "\r\n"), INVALID);
  }

  @ParameterizedTest
  @CsvSource({
    "11, remove, , organization-not-found",
    "12, update, state inactive, caller-inactive",
    "13, update, role viewer, role-not-permitted"
  })
  void removeUserShouldBeRejectedWhenTheCallerHasJustLostItsRights(
      long orgId, String operation, @Nullable String change, String slug) {
    server.registry().create(orgId, "owner@example.com");
    String callers = server.token("admin@example.com", true);
    addAdmin(orgId);
    String[] members = change == null ? new String[0] : change.split(" ");

    assertThat(post(callers, "add", body(orgId, "new@example.com", "role", "viewer"))).isOk();
    assertThat(post(token, operation, body(orgId, "admin@example.com", members))).isOk();
    assertThat(post(callers, "remove", body(orgId, "new@example.com"))).isProblem(slug);
  }

  @Test
  void listUsersShouldBeRejectedWhenTheCallerHasRemovedItself() {
    server.registry().create(14, "owner@example.com");
    String callers = server.token("admin@example.com", false);
    addAdmin(14);

    assertThat(post(callers, "remove", body(14, "admin@example.com"))).isDone();
    assertThat(server.send(server.requestWith(callers, USERS + "list?org_id=14")))
        .isProblem("organization-not-found");
  }

  private static void addAdmin(long orgId) {
    post(token, "add", body(orgId, "admin@example.com", "role", "admin", "state", "active"));
  }

  private static TestResponse post(String caller, String operation, String body) {
    return server.send(server.postWith(caller, operation, body));
  }

  private static TestResponse list(String query, String headers) {
    return server.exchange(
        "GET %s%s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n%s\r\n"
            .formatted(LIST, query, headers));
  }

  private static void assertChallenge(TestResponse response, String challenge) {
    assertThat(response).isProblem("invalid-token").hasHeader("WWW-Authenticate", challenge);
  }
}
