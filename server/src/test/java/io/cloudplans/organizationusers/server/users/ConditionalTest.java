package io.cloudplans.organizationusers.server.users;

import static io.cloudplans.organizationusers.server.fixture.ResponseAssertions.assertDone;
import static io.cloudplans.organizationusers.server.fixture.ResponseAssertions.assertInvalid;
import static io.cloudplans.organizationusers.server.fixture.ResponseAssertions.assertProblem;
import static io.cloudplans.organizationusers.server.fixture.ResponseAssertions.mustMatch;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.server.fixture.RawConnection;
import io.cloudplans.organizationusers.server.fixture.TestServer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Entity tags and conditional requests (RFC 9110, section 13). The organization is at version 6.
 */
@Tag("store")
@Tag("fake")
class ConditionalTest {
  private static final String TAG = "\"42-6\"";
  private static final String VIEWER = "{\"org_id\":\"42\",\"user_id\":\"viewer@example.com\"}";
  private static final String DEMOTED =
      "{\"org_id\":\"42\",\"user_id\":\"admin@example.com\",\"role\":\"viewer\"}";

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

  @BeforeEach
  void reset() {
    server.reset();
  }

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
  void listShouldCarryTheOrganizationsTagWhateverTheFilterAndPage(String query) {
    HttpResponse<String> answer = server.get(TestServer.LIST + query);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().allValues("ETag")).containsExactly(TAG);
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("private, no-cache");
    assertThat(answer.headers().allValues("Vary")).containsExactly("Accept-Encoding");
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
  void listShouldAnswer304WhenIfNoneMatchNamesTheVersion(String tags) {
    for (String method : Set.of("GET", "HEAD")) {
      HttpResponse<String> answer =
          server.send(
              server
                  .request(TestServer.LIST + "&limit=1")
                  .header("If-None-Match", tags)
                  .method(method, BodyPublishers.noBody()));

      assertThat(answer.statusCode()).isEqualTo(304);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.headers().allValues("ETag")).containsExactly(TAG);
      assertThat(answer.headers().allValues("Cache-Control")).containsExactly("private, no-cache");
      assertThat(answer.headers().allValues("Vary")).containsExactly("Accept-Encoding");
      assertThat(answer.headers().firstValue("Link")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"42-5\"", "\"43-6\"", "\"42-6-br\"", "\"\"", "\"*\"", "\"x,42-6,y\""})
  void listShouldAnswer200WhenIfNoneMatchNamesOtherVersions(String tags) {
    HttpResponse<String> answer =
        server.send(server.request(TestServer.LIST).header("If-None-Match", tags));

    assertThat(answer.body()).isEqualTo(server.get(TestServer.LIST).body());
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void listShouldReadTheLinesOfAHeaderAsOneWhenThereAreSeveral() {
    HttpResponse<String> answer =
        server.send(
            server
                .request(TestServer.LIST)
                .header("If-None-Match", "\"a\"")
                .header("If-None-Match", TAG));

    assertThat(answer.statusCode()).isEqualTo(304);
  }

  @Test
  void listShouldTakeATagOfOtherThanAsciiBytesWhenRfc9110AllowsIt() throws IOException {
    try (RawConnection raw = server.raw()) {
      String answer =
          raw.send("GET " + TestServer.LIST + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n")
              .send("Authorization: Bearer " + server.token("owner@example.com", false) + "\r\n")
              .send("If-None-Match: \"\u00e9\", " + TAG + "\r\n\r\n")
              .readAll();

      assertThat(answer).startsWith("HTTP/1.1 304 ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TAG, "\"42-6-gzip\"", "*", "\"a\", " + TAG, "W/\"42-6\", " + TAG})
  void writeShouldGoOnWhenIfMatchNamesTheVersion(String tags) {
    assertDone(server.post("remove", VIEWER, Map.of("If-Match", tags)), 7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"W/" + TAG, "W/\"42-6-gzip\"", "\"42-5\", \"42-7\"", "\"*\"", "\"43-6\"", "\"\""})
  void writeShouldChangeNothingWhenIfMatchNamesOtherVersions(String tags) {
    Map<String, String> ifMatch = Map.of("If-Match", tags);
    String added = "{\"org_id\":\"42\",\"user_id\":\"new@example.com\",\"role\":\"viewer\"}";

    assertProblem(server.post("remove", VIEWER, ifMatch), "precondition-failed");
    assertProblem(server.post("update", DEMOTED, ifMatch), "precondition-failed");
    assertProblem(server.post("add", added, ifMatch), "precondition-failed");

    assertThat(server.kept.roster()).hasSize(6).isEqualTo(server.kept.rosterOfHistory());
    assertThat(server.kept.history()).hasSize(6);
    assertThat(server.kept.version()).isEqualTo(6);
  }

  @Test
  void writeShouldReadTheLinesOfAHeaderAsOneWhenThereAreSeveral() {
    assertDone(
        server.send(
            server
                .request(TestServer.USERS + "remove")
                .header("Content-Type", "application/json")
                .header("If-Match", "\"a\"")
                .header("If-Match", TAG)
                .POST(BodyPublishers.ofString(VIEWER))),
        7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"42-6", "\"42-6", "*, \"42-6\"", "w/\"42-6\"", "\"a\" \"b\"", "\"a b\""})
  void conditionShouldBeRefusedWhenItsSyntaxIsWrong(String tags) {
    assertInvalid(
        server.send(server.request(TestServer.LIST).header("If-None-Match", tags)),
        "header",
        "If-None-Match",
        mustMatch("IfNoneMatch"));
    assertInvalid(
        server.post("remove", VIEWER, Map.of("If-Match", tags)),
        "header",
        "If-Match",
        mustMatch("IfMatch"));
  }

  @Test
  void writeShouldTakeAHundredTagsAndNoMore() {
    String tags = "\"a\",".repeat(99) + TAG;

    assertInvalid(
        server.post("remove", VIEWER, Map.of("If-Match", "\"b\"," + tags)),
        "header",
        "If-Match",
        mustMatch("IfMatch"));
    assertDone(server.post("remove", VIEWER, Map.of("If-Match", tags)), 7);
  }

  @Test
  void writeShouldAnswerWhenIfMatchIsMostlyCommas() {
    String commas = ", ".repeat(7_500);

    assertInvalid(
        server.post("remove", VIEWER, Map.of("If-Match", commas)),
        "header",
        "If-Match",
        mustMatch("IfMatch"));
    assertInvalid(
        server.post("remove", VIEWER, Map.of("If-Match", "\"a\"" + commas + "x")),
        "header",
        "If-Match",
        mustMatch("IfMatch"));
    assertDone(
        server.post(
            "remove", VIEWER, Map.of("If-Match", ", ".repeat(3_500) + TAG + ", ".repeat(3_500))),
        7);
  }

  @Tag("server")
  @Test
  void writeShouldBeRefusedWhenIfMatchIsTooLong() {
    assertProblem(
        server.post("remove", VIEWER, Map.of("If-Match", ",".repeat(16_384))), "headers-too-large");
  }

  @Test
  void updateShouldAnswerThePresentTagWhenItChangesNothing() {
    assertDone(server.post("update", DEMOTED.replace("viewer", "admin")), 6);

    assertThat(server.kept.history()).hasSize(6);
    assertThat(server.kept.version()).isEqualTo(6);
  }

  @Test
  void versionShouldGrowByOneWithEachChangeOfAUserOrOfThePolicy() {
    assertDone(server.post("update", DEMOTED), 7);
    assertThat(server.registry.changeMfa(42, policy -> new MfaPolicy(Set.of(MfaClass.CREATE))))
        .isTrue();
    assertThat(server.registry.changeMfa(42, policy -> policy)).isTrue();
    assertDone(server.post("remove", VIEWER), 9);

    HttpResponse<String> answer = server.get(TestServer.LIST + "&limit=1");

    assertThat(answer.headers().allValues("ETag")).containsExactly("\"42-9\"");
    assertThat(server.kept.history()).hasSize(9);
  }
}
