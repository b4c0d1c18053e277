package io.cloudplans.organizationusers.server.users;

import static io.cloudplans.organizationusers.server.fixture.Fault.header;
import static io.cloudplans.organizationusers.server.fixture.Fault.mustMatch;
import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.server.fixture.RawConnection;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Entity tags and conditional requests (RFC 9110, section 13). The organization is at version 6.
 */
@Tag("store")
@Tag("fake")
class ConditionalTest {
  private static final String TAG = "\"42-6\"";
  private static final String VIEWER = body("viewer@example.com");
  private static final String DEMOTED = body("admin@example.com", "role", "viewer");

  @RegisterExtension static final RunningServer server = new RunningServer().withResetBeforeEach();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "&state=inactive",
        "&role=owner",
        "&user_id=nobody@example.com",
        "&limit=1",
        "&limit=2&state=active&role=admin"
      })
  void listShouldHaveTheOrganizationsTagForAnyFilterAndPage(String query) {
    TestResponse response = server.get(LIST + query);

    assertThat(response)
        .isOk()
        .hasHeader("ETag", TAG)
        .hasHeader("Cache-Control", "private, no-cache")
        .hasHeader("Vary", "Accept-Encoding");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        TAG,
        "W/" + TAG,
        "\"42-6-gzip\"",
        "W/\"42-6-gzip\"",
        "*",
        "\"a\", " + TAG,
        "\"x,y\",W/\"42-5\" ,\t" + TAG,
        ", ," + TAG + ", ,"
      })
  void listShouldBeNotModifiedWhenIfNoneMatchNamesTheVersion(String tags) {
    for (String method : Set.of("GET", "HEAD")) {
      TestResponse response =
          server.send(
              server
                  .request(LIST + "&limit=1")
                  .header("If-None-Match", tags)
                  .method(method, BodyPublishers.noBody()));

      assertThat(response)
          .hasStatus(304)
          .hasBody("")
          .hasHeader("ETag", TAG)
          .hasHeader("Cache-Control", "private, no-cache")
          .hasHeader("Vary", "Accept-Encoding")
          .hasNoHeader("Link");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"42-5\"", "\"43-6\"", "\"42-6-br\"", "\"\"", "\"*\"", "\"x,42-6,y\""})
  void listShouldBeSentWhenIfNoneMatchNamesOtherVersions(String tags) {
    TestResponse response = server.get(LIST, "If-None-Match", tags);

    assertThat(response).hasBody(server.get(LIST).body()).isOk();
  }

  @Test
  void listShouldReadTheLinesOfAHeaderAsOneWhenThereAreSeveral() {
    TestResponse response = server.get(LIST, "If-None-Match", "\"a\"", "If-None-Match", TAG);

    assertThat(response).hasStatus(304);
  }

  @Test
  void listShouldAcceptATagWithBytesBeyondAscii() throws IOException {
    try (RawConnection raw = server.connect()) {
      String response =
          raw.send("GET " + LIST + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n")
              .send("Authorization: Bearer " + server.token("owner@example.com", false) + "\r\n")
              .send("If-None-Match: \"\u00e9\", " + TAG + "\r\n\r\n")
              .readAll();

      assertThat(response).startsWith("HTTP/1.1 304 ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TAG, "\"42-6-gzip\"", "*", "\"a\", " + TAG, "W/\"42-6\", " + TAG})
  void writeShouldSucceedWhenIfMatchNamesTheVersion(String tags) {
    assertThat(server.post("remove", VIEWER, "If-Match", tags)).isDone(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"W/" + TAG, "W/\"42-6-gzip\"", "\"42-5\", \"42-7\"", "\"*\"", "\"43-6\"", "\"\""})
  void writeShouldChangeNothingWhenIfMatchNamesOtherVersions(String tags) {
    String[] ifMatch = {"If-Match", tags};
    String added = body("new@example.com", "role", "viewer");

    assertThat(server.post("remove", VIEWER, ifMatch)).isProblem("precondition-failed");
    assertThat(server.post("update", DEMOTED, ifMatch)).isProblem("precondition-failed");
    assertThat(server.post("add", added, ifMatch)).isProblem("precondition-failed");

    assertThat(server.stored().roster()).hasSize(6).isEqualTo(server.stored().rosterOfHistory());
    assertThat(server.stored().history()).hasSize(6);
    assertThat(server.stored().version()).isEqualTo(6);
  }

  @Test
  void writeShouldReadTheLinesOfAHeaderAsOneWhenThereAreSeveral() {
    assertThat(
            server.send(
                server
                    .request(USERS + "remove")
                    .header("Content-Type", "application/json")
                    .header("If-Match", "\"a\"")
                    .header("If-Match", TAG)
                    .POST(BodyPublishers.ofString(VIEWER))))
        .isDone(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"42-6", "\"42-6", "*, \"42-6\"", "w/\"42-6\"", "\"a\" \"b\"", "\"a b\""})
  void conditionShouldBeRejectedWhenItsSyntaxIsInvalid(String tags) {
    assertThat(server.get(LIST, "If-None-Match", tags))
        .isInvalid(header("If-None-Match", mustMatch("IfNoneMatch")));
    assertThat(server.post("remove", VIEWER, "If-Match", tags))
        .isInvalid(header("If-Match", mustMatch("IfMatch")));
  }

  @Test
  void writeShouldAcceptAtMostAHundredTags() {
    String tags = "\"a\",".repeat(99) + TAG;

    assertThat(server.post("remove", VIEWER, "If-Match", "\"b\"," + tags))
        .isInvalid(header("If-Match", mustMatch("IfMatch")));
    assertThat(server.post("remove", VIEWER, "If-Match", tags)).isDone(7);
  }

  @Test
  void writeShouldBeFastWhenIfMatchIsMostlyCommas() {
    String commas = ", ".repeat(7_500);

    assertThat(server.post("remove", VIEWER, "If-Match", commas))
        .isInvalid(header("If-Match", mustMatch("IfMatch")));
    assertThat(server.post("remove", VIEWER, "If-Match", "\"a\"" + commas + "x"))
        .isInvalid(header("If-Match", mustMatch("IfMatch")));
    assertThat(
            server.post(
                "remove", VIEWER, "If-Match", ", ".repeat(3_500) + TAG + ", ".repeat(3_500)))
        .isDone(7);
  }

  @Tag("server")
  @Test
  void writeShouldBeRejectedWhenIfMatchIsTooLong() {
    assertThat(server.post("remove", VIEWER, "If-Match", ",".repeat(16_384)))
        .isProblem("headers-too-large");
  }

  @Test
  void updateShouldReturnTheCurrentTagWhenItChangesNothing() {
    assertThat(server.post("update", DEMOTED.replace("viewer", "admin"))).isDone(6);

    assertThat(server.stored().history()).hasSize(6);
    assertThat(server.stored().version()).isEqualTo(6);
  }

  @Test
  void versionShouldGrowByOneWithEachChangeOfAUserOrOfThePolicy() {
    assertThat(server.post("update", DEMOTED)).isDone(7);
    assertThat(server.registry().changeMfa(42, policy -> new MfaPolicy(Set.of(MfaClass.CREATE))))
        .isTrue();
    assertThat(server.registry().changeMfa(42, policy -> policy)).isTrue();
    assertThat(server.post("remove", VIEWER)).isDone(9);

    TestResponse response = server.get(LIST + "&limit=1");

    assertThat(response).hasHeader("ETag", "\"42-9\"");
    assertThat(server.stored().history()).hasSize(9);
  }
}
