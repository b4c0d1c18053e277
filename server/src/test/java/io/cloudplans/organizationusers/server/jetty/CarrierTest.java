package io.cloudplans.organizationusers.server.jetty;

import static io.cloudplans.organizationusers.server.fixture.TestedServer.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudplans.organizationusers.server.fixture.RawConnection;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests as bytes, most of which no HTTP client would send, and what comes back. */
class CarrierTest {
  private static final String HOST = "Host: x\r\n";
  private static final String CLOSE = "Connection: close\r\n";
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String LIST = "GET " + RunningServer.LIST + " HTTP/1.1\r\n";
  private static final String ADD = "POST " + USERS + "add HTTP/1.1\r\n";
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";
  private static final String LIVE = "GET /health/live HTTP/1.1\r\n" + HOST;

  private static final String ADD_JSON = ADD + HOST + JSON;
  private static final String LONG_CHUNK = CHUNKED + "11170\r\n" + "x".repeat(70_000);

  /** What a hidden request would be answered with, if it were answered. */
  private static final String UP = "{\"status\":\"up\"}";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @RegisterExtension static final RunningServer server = new RunningServer();
  private static String token;

  @BeforeAll
  static void createToken() {
    token = "Authorization: Bearer " + server.token("owner@example.com", false) + "\r\n";
  }

  static Stream<Arguments> refusedByTheCarrier() {
    return Stream.of(
        // Framing (RFC 9112, section 6).
        bad("length and chunks", ADD + HOST + "Content-Length: 5\r\n" + CHUNKED + "0\r\n\r\n"),
        bad("two lengths", ADD + HOST + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"),
        bad("same length twice", ADD + HOST + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}"),
        bad("length of 2^64+2", ADD + HOST + "Content-Length: 18446744073709551618\r\n\r\n{}"),
        bad("negative length", ADD + HOST + "Content-Length: -1\r\n\r\n"),
        bad("unknown coding", ADD + HOST + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
        bad("coding last", ADD + HOST + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"),
        bad("space before colon", ADD + HOST + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n"),
        // Header fields (section 5).
        bad("folded header", LIVE + "X-A: b\r\n c\r\n\r\n"),
        bad("return in a value", LIVE + "X-A: b\rX-B: c\r\n\r\n"),
        bad("NUL in a value", LIVE + "X-A: b\0c\r\n\r\n"),
        bad("control character in a value", LIVE + "X-Request-Id: b\1c\r\n\r\n"),
        bad("NUL in a name", LIVE + "X\0A: b\r\n\r\n"),
        bad("space in a name", LIVE + "X A: b\r\n\r\n"),
        bad("header without colon", LIVE + "XA\r\n\r\n"),
        // Host (section 3.2).
        bad("no host", "GET /health/live HTTP/1.1\r\n\r\n"),
        bad("empty host", "GET /health/live HTTP/1.1\r\nHost:\r\n\r\n"),
        bad("two hosts", LIVE + "Host: y\r\n\r\n"),
        bad("markup as host", "GET /health/live HTTP/1.1\r\nHost: <script>\r\n\r\n"),
        bad("port in host too large", "GET /health/live HTTP/1.1\r\nHost: x:99999\r\n\r\n"),
        // Request line (section 3) and expectations.
        bad("version 1.2", "GET /health/live HTTP/1.2\r\n" + HOST + "\r\n"),
        bad("version 2.0", "GET /health/live HTTP/2.0\r\n" + HOST + "\r\n"),
        bad("preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        bad("method that is no token", "G(T /health/live HTTP/1.1\r\n" + HOST + "\r\n"),
        bad("bad escape", "GET /v1/%zz HTTP/1.1\r\n" + HOST + "\r\n"),
        bad("NUL in the path", "GET /v1/%00 HTTP/1.1\r\n" + HOST + "\r\n"),
        bad("unknown expectation", LIVE + "Expect: foo\r\n\r\n"),
        bad("one unknown expectation", LIVE + "Expect: 100-continue, foo\r\n\r\n"),
        // Sizes.
        refused("long target", 414, "uri-too-long", "GET /" + "a".repeat(20_000)),
        refused("long header", 431, "headers-too-large", LIVE + "X-A: " + "a".repeat(20_000)),
        refused("many headers", 431, "headers-too-large", LIVE + "X-A: a\r\n".repeat(3_000)),
        refused("one byte too many", 431, "headers-too-large", sized(16_385)));
  }

  static Stream<Arguments> refusedByTheApplication() {
    return Stream.of(
        bad("brace in the path", asOwner("GET /v1/{ HTTP/1.1\r\n" + HOST)),
        bad("bar in the query", asOwner("GET /health/live?| HTTP/1.1\r\n" + HOST)),
        bad("chunk of negative size", asOwner(ADD_JSON, CHUNKED + "-1\r\n{}\r\n0\r\n\r\n")),
        bad("chunk of no size", asOwner(ADD_JSON, CHUNKED + "\r\n{}\r\n0\r\n\r\n")),
        bad("chunk of huge size", asOwner(ADD_JSON, CHUNKED + "f".repeat(18) + "\r\n{}\r\n0")),
        bad("chunk beyond its size", asOwner(ADD_JSON, CHUNKED + "2\r\n{}XX0\r\n\r\n")),
        bad("bare line feeds", asOwner(ADD_JSON, CHUNKED + "2\n{}\n0\n\n")),
        bad("huge extension", asOwner(ADD_JSON, CHUNKED + "2;" + "a".repeat(20_000) + "\r\n")),
        refused("long body", 413, "payload-too-large", asOwner(ADD_JSON, length(65_537))),
        refused("long chunk", 413, "payload-too-large", asOwner(ADD_JSON, LONG_CHUNK)),
        refused("body that stops", 408, "request-timeout", asOwner(ADD_JSON, length(9) + "{")),
        refused("no token", 401, "invalid-token", LIST + HOST + CLOSE + "\r\n"),
        refused("two tokens", 401, "invalid-token", asOwner(LIST + HOST + "{token}")),
        refused("matrix parameter", 404, "route-not-found", asOwner(get("list;x=1?org_id=42"))),
        refused("trailing slash", 404, "route-not-found", asOwner(get("list/?org_id=42"))),
        refused("dot segment", 404, "route-not-found", asOwner(get("./list?org_id=42"))),
        refused("escaped letter", 404, "route-not-found", asOwner(get("%6cist?org_id=42"))),
        refused("two slashes", 404, "route-not-found", asOwner(get("/list?org_id=42"))),
        refused("asterisk", 404, "route-not-found", asOwner("OPTIONS * HTTP/1.1\r\n" + HOST)),
        refused("TRACE", 405, "method-not-allowed", asOwner(list("TRACE"))),
        refused("unknown method", 405, "method-not-allowed", asOwner(list("FOO"))));
  }

  static Stream<Arguments> accepted() {
    return Stream.of(
        arguments("plain", LIST + HOST),
        arguments("as a proxy is asked", LIST.replace(" /", " http://x/") + HOST),
        arguments("version 1.0", LIST.replace("1.1", "1.0")),
        arguments("content coding on GET", LIST + HOST + "Content-Encoding: gzip\r\n"),
        arguments("another method in a header", LIST + HOST + "X-HTTP-Method-Override: PUT\r\n"));
  }

  static Stream<Arguments> withHiddenRequest() {
    return Stream.of(
        arguments("no token", ADD + HOST + JSON),
        arguments("no JSON", ADD + HOST + "{token}" + JSON),
        arguments("wrong media type", ADD + HOST + "{token}"),
        arguments("unknown route", "POST /nope HTTP/1.1\r\n" + HOST),
        arguments("no URI", "POST /v1/{ HTTP/1.1\r\n" + HOST),
        arguments("bad escape", "POST /v1/%zz HTTP/1.1\r\n" + HOST),
        arguments("too large", ADD + HOST + "{token}" + JSON + "Content-Length: 65537\r\n"),
        arguments("expectation without token", ADD + HOST + JSON + "Expect: 100-continue\r\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"refusedByTheCarrier", "refusedByTheApplication"})
  void requestShouldBeAnsweredWithProblemWhenRefused(
      String name, int status, String slug, String request) throws IOException {
    assertProblem(response(request + "\r\n\r\n"), status, slug);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void listShouldAnswerWhenRequestIsUnusualButRight(String name, String request)
      throws IOException {
    assertThat(response(asOwner(request)))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .contains("{\"status\":200,\"users\":[");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("withHiddenRequest")
  void bodyShouldNotBeAnsweredAsRequestWhenItsRequestIsRefused(String name, String request)
      throws IOException {
    String hidden = LIVE + CLOSE + "\r\n";
    String length = "Content-Length: " + hidden.length() + "\r\n";
    String head = request.contains("Content-Length") ? request : request + length;

    String response = response(head + "\r\n" + hidden + LIST + HOST + CLOSE + "\r\n");

    assertThat(response).startsWith("HTTP/1.1 4").doesNotContain(UP);
  }

  @Test
  void requestsShouldEachBeAnsweredInOrderWhenPipelined() throws IOException {
    String requests = LIVE + "\r\n" + LIST + HOST + "\r\n" + LIVE + CLOSE + "\r\n";

    assertThat(response(requests).split("HTTP/1.1 ", -1))
        .satisfiesExactly(
            before -> assertThat(before).isEmpty(),
            first -> assertThat(first).startsWith("200").endsWith(UP),
            second -> assertThat(second).startsWith("401").doesNotContain(UP),
            third -> assertThat(third).startsWith("200").endsWith(UP));
  }

  @Test
  void addShouldBeToldToContinueWhenItExpectsSo() throws IOException {
    String request = asOwner(ADD_JSON + "Expect: 100-continue\r\n", length(9));

    assertThat(response(request)).startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 408 ");
  }

  @Test
  void requestShouldBeReadWholeWhenItIsAsLongAsAllowed() throws IOException {
    assertThat(response(sized(16_384))).startsWith("HTTP/1.1 200 OK\r\n").endsWith(UP);
  }

  private static Arguments bad(String name, String request) {
    return refused(name, 400, "invalid-request", request);
  }

  private static Arguments refused(String name, int status, String slug, String request) {
    return arguments(name, status, slug, request);
  }

  private static String asOwner(String head) {
    return asOwner(head, "\r\n");
  }

  private static String asOwner(String head, String rest) {
    return head + "{token}" + CLOSE + rest;
  }

  private static String length(int bytes) {
    return "Content-Length: " + bytes + "\r\n\r\n";
  }

  private static String get(String target) {
    return "GET " + USERS + target + " HTTP/1.1\r\n" + HOST;
  }

  private static String list(String method) {
    return LIST.replace("GET", method) + HOST;
  }

  /** A request whose line and headers have so many bytes. */
  private static String sized(int bytes) {
    String head = LIVE + CLOSE + "X-A: ";
    return head + "a".repeat(bytes - head.length() - 4) + "\r\n\r\n";
  }

  private static String response(String request) throws IOException {
    try (RawConnection connection = server.connect()) {
      return connection.send(request.replace("{token}", token)).readAll();
    }
  }

  private static void assertProblem(String response, int status, String slug) throws IOException {
    String[] parts = response.split("\r\n\r\n", 2);
    assertThat(parts).as(response).hasSize(2);
    JsonNode problem = MAPPER.readTree(parts[1]);
    String id = problem.path("request_id").asText();

    assertThat(parts[0])
        .startsWith("HTTP/1.1 " + status + ' ')
        .contains("\r\nContent-Type: application/problem+json", "\r\nCache-Control: no-store")
        .contains("\r\nX-Request-Id: " + id)
        .doesNotContainIgnoringCase("\r\nServer:");
    assertThat(problem.path("type").asText()).isEqualTo("/problems/" + slug);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.has("errors")).isEqualTo(status == 400);
    assertThat(problem.fieldNames())
        .toIterable()
        .containsSubsequence("type", "title", "status", "detail", "request_id");
  }
}
