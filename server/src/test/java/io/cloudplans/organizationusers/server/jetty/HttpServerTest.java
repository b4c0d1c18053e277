package io.cloudplans.organizationusers.server.jetty;

import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudplans.organizationusers.server.fixture.RawConnection;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests as raw bytes, most of which no HTTP client sends, and their responses. */
class HttpServerTest {
  private static final String HOST = "Host: x\r\n";
  private static final String CLOSE = "Connection: close\r\n";
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String LIST = "GET " + RunningServer.LIST + " HTTP/1.1\r\n";
  private static final String ADD = "POST " + USERS + "add HTTP/1.1\r\n";
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";
  private static final String LIVE = "GET /health/live HTTP/1.1\r\n" + HOST;

  private static final String ADD_JSON = ADD + HOST + JSON;

  /** The response to a smuggled request, which must never arrive. */
  private static final String UP = "{\"status\":\"up\"}";

  private static final Pattern REPEATED = Pattern.compile("\\{(\\d+)\\*([^}]*)}");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @RegisterExtension static final RunningServer server = new RunningServer().withShortReadTimeout();
  private static String token;

  @BeforeAll
  static void createToken() {
    token = "Authorization: Bearer " + server.token("owner@example.com", false) + "\r\n";
  }

  static Stream<Arguments> accepted() {
    return Stream.of(
        arguments("plain", LIST + HOST),
        arguments("as a proxy is asked", LIST.replace(" /", " http://x/") + HOST),
        // RFC 9112, section 3.2.2: the target's authority replaces Host.
        arguments("another host in the target", LIST.replace(" /", " http://y:1/") + HOST),
        // A harmless leniency: RFC 9112, section 2.3, makes it case-sensitive.
        arguments("version in small letters", LIST.replace("HTTP", "http") + HOST),
        arguments("version 1.0", LIST.replace("1.1", "1.0")),
        arguments("content coding on GET", LIST + HOST + "Content-Encoding: gzip\r\n"),
        arguments("https as behind a proxy", LIST.replace(" /", " HTTPS://x:443/") + HOST),
        // RFC 9110, section 7.8: a server may ignore the field, which a proxy may have forwarded.
        arguments("an upgrade without its option", LIST + HOST + "Upgrade: h2c\r\n"),
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
  @CsvFileSource(
      resources = "/raw-http.txt",
      delimiterString = " :: ",
      ignoreLeadingAndTrailingWhitespace = false)
  void requestShouldReturnAProblemWhenRejected(
      String sentence, int status, String slug, String request) throws IOException {
    assertProblem(response(request(request)), status, slug);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void listShouldSucceedWhenRequestIsUnusualButValid(String name, String request)
      throws IOException {
    assertThat(response(asOwner(request)))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .contains("{\"status\":200,\"users\":[");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("withHiddenRequest")
  void bodyShouldNotBeReadAsRequestWhenItsRequestIsRejected(String name, String request)
      throws IOException {
    String hidden = LIVE + CLOSE + "\r\n";
    String length = "Content-Length: " + hidden.length() + "\r\n";
    String head = request.contains("Content-Length") ? request : request + length;

    String response = response(head + "\r\n" + hidden + LIST + HOST + CLOSE + "\r\n");

    assertThat(response).startsWith("HTTP/1.1 4").doesNotContain(UP);
  }

  @Test
  void requestsShouldGetTheirResponsesInOrderWhenPipelined() throws IOException {
    String requests = LIVE + "\r\n" + LIST + HOST + "\r\n" + LIVE + CLOSE + "\r\n";

    assertThat(response(requests).split("HTTP/1.1 ", -1))
        .satisfiesExactly(
            before -> assertThat(before).isEmpty(),
            first -> assertThat(first).startsWith("200").endsWith(UP),
            second -> assertThat(second).startsWith("401").doesNotContain(UP),
            third -> assertThat(third).startsWith("200").endsWith(UP));
  }

  @Test
  void requestShouldBeRejectedWhenItExceedsTheMaximumLengthByOneByte() throws IOException {
    assertProblem(response(sized(16_385)), 431, "headers-too-large");
  }

  /** RFC 9110, section 10.1.1: in an HTTP/1.0 request the expectation is ignored. */
  @Test
  void addShouldNotGet100ContinueWhenItsVersionIsHttp10() throws IOException {
    String request =
        asOwner(ADD_JSON.replace("1.1", "1.0") + "Expect: 100-continue\r\n", length(9));

    assertThat(response(request)).startsWith("HTTP/1.1 408 ");
  }

  /** Checks that an earlier request on a connection does not affect the headers of a later one. */
  @Test
  void headersShouldBeReadByteForByteWhenAnEarlierOneDiffersOnlyInCase() throws IOException {
    String upper = token.trim();
    int signature = upper.lastIndexOf('.');
    String swapped = upper.substring(0, signature) + swapped(upper.substring(signature));
    String etag = "\"42-" + server.stored().version() + "-GZIP\"";
    for (List<String> pair :
        List.of(
            List.of(upper, "200", swapped, "401"),
            List.of(swapped, "401", upper, "200"),
            List.of(upper + "\r\nX-Request-Id: Aa", "Aa", upper + "\r\nX-Request-Id: aA", "aA"),
            List.of(
                upper + "\r\nIf-None-Match: " + etag, "200",
                upper + "\r\nIf-None-Match: " + etag.toLowerCase(Locale.ROOT), "304"))) {
      String first = LIST + HOST + pair.get(0) + "\r\n\r\n";
      String second = LIST + HOST + CLOSE + pair.get(2) + "\r\n\r\n";
      String[] both = response(first + second).split("HTTP/1.1 ", -1);
      assertThat(both).hasSize(3);
      assertThat(both[1].split("\r\n\r\n", 2)[0]).contains(pair.get(1));
      assertThat(both[2].split("\r\n\r\n", 2)[0]).contains(pair.get(3));
    }
  }

  /** RFC 9110, section 8.6: the length would have to be that of the unchanged content. */
  @Test
  void responseShouldHaveNoLengthWhenNothingWasModified() throws IOException {
    String page = "GET /docs/ HTTP/1.1\r\n" + HOST;
    String tag = server.get("/docs/").header("ETag");

    for (String request :
        List.of(
            LIST + HOST + token + "If-None-Match: *\r\n",
            LIST.replace("GET", "HEAD") + HOST + token + "If-None-Match: *\r\n",
            page + "If-None-Match: " + tag + "\r\n")) {
      assertThat(response(request + "\r\n" + LIVE + CLOSE + "\r\n"))
          .matches("(?s)HTTP/1.1 304 (?:(?!Content-Length|Transfer-Encoding).)*HTTP/1.1 200 .*");
    }
  }

  @Test
  void addShouldBeExecutedWhenAnEarlierKeyDiffersOnlyInCase() throws IOException {
    String add = ADD_JSON + "{token}Idempotency-Key: %s\r\nContent-Length: %s\r\n%s\r\n%s";
    String first = body("key-1@example.com", "role", "viewer");
    String second = body("key-2@example.com", "role", "viewer");

    String both =
        response(
            add.formatted("aB", first.length(), "", first)
                + add.formatted("Ab", second.length(), CLOSE, second));

    assertThat(both.split("HTTP/1.1 200 OK", -1)).as(both).hasSize(3);
    assertThat(server.stored().roster()).containsKeys("key-1@example.com", "key-2@example.com");
  }

  private static String swapped(String text) {
    return text.chars()
        .map(c -> Character.isLowerCase(c) ? Character.toUpperCase(c) : Character.toLowerCase(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Test
  void addShouldGet100ContinueWhenItExpectsIt() throws IOException {
    String request = asOwner(ADD_JSON + "Expect: 100-continue\r\n", length(9));

    assertThat(response(request)).startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 408 ");
  }

  @Test
  void requestShouldBeAcceptedWhenItHasTheMaximumLength() throws IOException {
    assertThat(response(sized(16_384))).startsWith("HTTP/1.1 200 OK\r\n").endsWith(UP);
  }

  /** Returns the request of a row. */
  private static String request(String template) {
    String written =
        template
            .replace("{live}", LIVE)
            .replace("{chunked}", "{add}{owner}" + JSON + CHUNKED)
            .replace("{add}", ADD + HOST)
            .replace("{list}", LIST + HOST)
            .replace("{users}", "GET " + USERS)
            .replace("{owner}", "{token}" + CLOSE)
            .replace("\\r", "\r")
            .replace("\\n", "\n")
            .replace("\\0", "\0")
            .replace("\\1", "\1")
            .replace("\\x", "\u00ff");
    return REPEATED
        .matcher(written)
        .replaceAll(m -> m.group(2).repeat(Integer.parseInt(m.group(1))));
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

  /** Returns a request whose line and headers have a number of bytes. */
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
        .contains("\r\nX-Request-Id: " + id, "\r\nX-Content-Type-Options: nosniff")
        .doesNotContainIgnoringCase("\r\nServer:");
    assertThat(problem.path("type").asText()).isEqualTo("/problems/" + slug);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.has("errors")).isEqualTo(status == 400);
    assertThat(problem.fieldNames())
        .toIterable()
        .containsSubsequence("type", "title", "status", "detail", "request_id");
  }
}
