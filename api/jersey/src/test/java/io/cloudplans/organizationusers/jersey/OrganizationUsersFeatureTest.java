package io.cloudplans.organizationusers.jersey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudplans.organizationusers.jersey.TestServer.Received;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the feature over HTTP: each request has one fault, which the response names. */
class OrganizationUsersFeatureTest {
  private static final String TOKEN = "\nAuthorization: Bearer a.b.c";
  private static final String JSON = TOKEN + "\nContent-Type: application/json";
  private static final String USERS = " /v1/organizations/users/";
  private static final String LIST = "GET" + USERS + "list?org_id=42";
  private static final String ADD = "POST" + USERS + "add HTTP/1.1";
  private static final String BODY =
      "{\"org_id\":\"42\",\"user_id\":\"a@example.com\",\"role\":\"viewer\"}";

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Received add(String headers, String body) throws IOException {
    return server.send(ADD + JSON + headers, body);
  }

  private static Received list(String query, String headers) throws IOException {
    return server.send(LIST + query + " HTTP/1.1" + TOKEN + headers, "");
  }

  private static Received update(String user) throws IOException {
    return server.send(
        "POST" + USERS + "update HTTP/1.1" + JSON,
        "{\"org_id\":\"42\",\"user_id\":\"%s@example.com\",\"state\":\"active\"}".formatted(user));
  }

  /** Checks the parts that all problems have. */
  private static void assertProblem(Received received, int status, String slug) {
    assertEquals(status, received.status(), received.body());
    assertEquals(slug, received.slug());
    assertEquals(Optional.of("application/problem+json"), received.header("Content-Type"));
    assertEquals(Optional.of("no-store"), received.header("Cache-Control"));
    assertEquals(Optional.of("nosniff"), received.header("X-Content-Type-Options"));
    assertEquals(
        received.header("X-Request-Id"), Optional.of(received.json().path("request_id").asText()));
    assertEquals(status, received.json().path("status").asInt());
    assertEquals(status == 400, received.json().has("errors"));
  }

  private static void assertInvalid(Received received, String kind, String location) {
    assertProblem(received, 400, "invalid-request");
    List<String> locations = received.json().path("errors").findValuesAsText(kind);
    assertTrue(locations.contains(location), received.body());
  }

  @Test
  void validRequestsShouldReachTheResource() throws IOException {
    for (Received received : List.of(list("", ""), add("", BODY))) {
      assertEquals(200, received.status());
      assertEquals("{\"status\":200}", received.body());
      assertEquals(Optional.of("application/json"), received.header("Content-Type"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | Bearer",
        "Authorization: Basic eDp5 | Bearer",
        "Authorization: Bearer x.y.z | Bearer error=\"invalid_token\"",
        "Authorization: Bearer x | Bearer error=\"invalid_token\""
      })
  void requestShouldBe401WhenItHasNoValidToken(String header, String challenge) throws IOException {
    Received received = server.send(LIST + " HTTP/1.1\n" + header, "");

    assertProblem(received, 401, "invalid-token");
    assertEquals(Optional.of(challenge), received.header("WWW-Authenticate"));
  }

  @Test
  void requestShouldBe401WhenItHasTwoTokens() throws IOException {
    assertProblem(list("", TOKEN), 401, "invalid-token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list/",
        "List",
        "list;x=1",
        "lis%74",
        "list/x",
        "add/",
        "rename",
        "../users/list",
        "application.wadl"
      })
  void pathShouldBe404WhenTheContractLacksIt(String path) throws IOException {
    assertProblem(
        server.send("GET" + USERS + path + "?org_id=42 HTTP/1.1" + TOKEN, ""),
        404,
        "route-not-found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DELETE | list | GET, HEAD",
        "POST | list | GET, HEAD",
        "OPTIONS | list | GET, HEAD",
        "GET | add | POST",
        "OPTIONS | update | POST",
        "PATCH | remove | POST"
      })
  void methodShouldBe405WhenThePathDoesNotSupportIt(String method, String path, String allow)
      throws IOException {
    Received received = server.send(method + USERS + path + " HTTP/1.1" + TOKEN, "");

    assertProblem(received, 405, "method-not-allowed");
    assertEquals(Optional.of(allow), received.header("Allow"));
  }

  @Test
  void headShouldReturnTheHeadersOfGetWithoutABody() throws IOException {
    Received received = server.send(LIST.replace("GET", "HEAD") + " HTTP/1.1" + TOKEN, "");

    assertEquals(200, received.status());
    assertEquals("", received.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\nContent-Type: text/plain",
        "\nContent-Type: application/json; charset=latin1",
        "\nContent-Type: application/problem+json",
        "\nContent-Type: ,;=",
        "\nContent-Type: application/json\nContent-Encoding: gzip"
      })
  void writeShouldBe415WhenItsBodyIsNotPlainJson(String headers) throws IOException {
    assertProblem(server.send(ADD + TOKEN + headers, BODY), 415, "unsupported-media-type");
  }

  @Test
  void listShouldIgnoreContentType() throws IOException {
    assertEquals(200, list("", "\nContent-Type: ,;=").status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/html", "application/json;q=0", "application/problem+json", "*/*;q=0"})
  void requestShouldBe406WhenItDoesNotAcceptJson(String accept) throws IOException {
    assertProblem(list("", "\nAccept: " + accept), 406, "not-acceptable");
    assertProblem(add("\nAccept: " + accept, BODY), 406, "not-acceptable");
  }

  @Test
  void problemShouldBeJsonWhateverAcceptSays() throws IOException {
    assertProblem(
        server.send("GET /nothing HTTP/1.1\nAccept: text/html", ""), 404, "route-not-found");
  }

  @Test
  void bodyShouldBe413WhenItIsTooLarge() throws IOException {
    assertEquals(200, add("", BODY + " ".repeat(65_536 - BODY.length())).status());
    assertProblem(add("", BODY + " ".repeat(65_537 - BODY.length())), 413, "payload-too-large");
    assertProblem(
        server.sendChunk(ADD + JSON, BODY + " ".repeat(65_536)), 413, "payload-too-large");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "org_id=+5 | org_id",
        "org_id=042 | org_id",
        "action=users | org_id",
        "org_id=42&org_id=42 | org_id",
        "org_id=42&role=boss | role",
        "org_id=42&state=ACTIVE | state",
        "org_id=42&action=add_user | action",
        "org_id=42&limit=1001 | limit",
        "org_id=42&limit=1&limit=1 | limit",
        "org_id=42&user_id=x | user_id",
        "org_id=42&limit=1&cursor=a%2Bb | cursor"
      })
  void listShouldBe400WhenAParameterIsInvalid(String query, String parameter) throws IOException {
    assertInvalid(
        server.send("GET" + USERS + "list?" + query + " HTTP/1.1" + TOKEN, ""),
        "parameter",
        parameter);
  }

  @Test
  void listShouldIgnoreUnknownParameters() throws IOException {
    assertEquals(200, list("&x=1&x=2&Role=boss", "").status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{\"org_id\":42,\"user_id\":\"a@example.com\",\"role\":\"viewer\"} | #/org_id",
        "{\"org_id\":\"42\",\"user_id\":null,\"role\":\"viewer\"} | #/user_id",
        "{\"org_id\":\"42\",\"user_id\":\"a@example.com\"} | #/role",
        "{\"org_id\":\"42\",\"user_id\":\"a@example.com\",\"role\":\"owner\"} | #/role",
        "{\"org_id\":\"42\",\"user_id\":\"a@example.com\",\"role\":\"viewer\",\"a/b\":1} | #/a~1b",
        "[] | #",
        "null | #"
      })
  void writeShouldBe400WhenAMemberIsInvalid(String body, String pointer) throws IOException {
    assertInvalid(add("", body), "pointer", pointer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "\ufeff" + BODY,
        BODY + BODY,
        "// a\n" + BODY,
        "{\"org_id\":\"42\",\"org_id\":\"42\",\"user_id\":\"a@example.com\",\"role\":\"viewer\"}",
        "{'org_id':'42','user_id':'a@example.com','role':'viewer'}",
        "{\"org_id\":\"42\",\"user_id\":\"a@example.com\",\"role\":\"viewer\",}",
        "{\"org_id\":\"42\",\"user_id\":\"a@example.com\",\"role\":\"\\ud800\"}"
      })
  void writeShouldBe400WhenItsBodyIsNotStrictJson(String body) throws IOException {
    assertProblem(add("", body), 400, "invalid-request");
  }

  @Test
  void emptyUpdateShouldBe400() throws IOException {
    assertProblem(
        server.send(
            "POST" + USERS + "update HTTP/1.1" + JSON,
            "{\"org_id\":\"42\",\"user_id\":\"a@example.com\"}"),
        400,
        "invalid-request");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"Idempotency-Key: a b | Idempotency-Key", "If-Match: x | If-Match"})
  void writeShouldBe400WhenAHeaderIsInvalid(String line, String header) throws IOException {
    assertInvalid(add("\n" + line, BODY), "header", header);
  }

  @Test
  void resourceShouldReceiveTheLinesOfAHeaderAsOneValue() throws IOException {
    assertEquals(
        Optional.of("\"a\", \"b\""),
        list("", "\nIf-None-Match: \"a\"\nIf-None-Match: \"b\"").header("If-None-Match"));
  }

  @Test
  void problemShouldNameEveryFault() throws IOException {
    JsonNode errors = add("\nIf-Match: x", "{\"role\":1}").json().path("errors");

    assertEquals(List.of("If-Match"), errors.findValuesAsText("header"));
    assertEquals(List.of("#/org_id", "#/role", "#/user_id"), errors.findValuesAsText("pointer"));
  }

  @Test
  void responseShouldRepeatAValidRequestId() throws IOException {
    assertEquals(Optional.of("r-1"), list("", "\nX-Request-Id: r-1").header("X-Request-Id"));
    assertEquals(Optional.of("r-2"), add("\nX-Request-Id: r-2", "{").header("X-Request-Id"));
    assertFalse(list("", "\nX-Request-Id: a b").header("X-Request-Id").orElseThrow().contains(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "owner, 409, owner-protected",
    "mfa, 401, step-up-required",
    "store, 503, unavailable",
    "gone, 400, invalid-request",
    "x, 500, internal-error"
  })
  void exceptionOfTheResourceShouldBecomeAProblem(String user, int status, String slug)
      throws IOException {
    Received received = update(user);

    assertProblem(received, status, slug);
    assertFalse(received.body().contains(user + "@"), received.body());
  }

  @Test
  void problemsShouldHaveTheHeadersOfTheirType() throws IOException {
    assertEquals(
        Optional.of("Bearer error=\"insufficient_user_authentication\", acr_values=\"silver\""),
        update("mfa").header("WWW-Authenticate"));
    assertEquals(Optional.of("1"), update("store").header("Retry-After"));
  }

  @Test
  void documentsShouldNeedNoToken() throws IOException {
    Received json = server.send("GET /openapi.json HTTP/1.1", "");
    assertEquals(TestServer.CONTRACT.operations().isEmpty(), json.json().path("paths").isEmpty());
    assertEquals(Optional.of("*"), json.header("Access-Control-Allow-Origin"));
    assertEquals(200, server.send("GET /problems/invalid-token HTTP/1.1", "").status());
    assertEquals("{\"status\":\"up\"}", server.send("GET /health/live HTTP/1.1", "").body());
    assertEquals("{\"status\":\"down\"}", server.send("GET /health/ready HTTP/1.1", "").body());
    assertProblem(server.send("GET /problems/x HTTP/1.1", ""), 404, "route-not-found");
    assertProblem(server.send("POST /openapi.json HTTP/1.1", ""), 405, "method-not-allowed");
  }
}
