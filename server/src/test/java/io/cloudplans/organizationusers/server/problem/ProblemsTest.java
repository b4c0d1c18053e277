package io.cloudplans.organizationusers.server.problem;

import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.USERS;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.server.fixture.ForwardingStore;
import io.cloudplans.organizationusers.server.fixture.RawConnection;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every problem type of the contract, caused by a request and compared completely. */
@Tag("store")
class ProblemsTest {
  private static final String NEW_USER = body("new@example.com", "role", "viewer");
  private static final String LONG = "x".repeat(16_384);
  private static final Contract CONTRACT = Contract.builtIn();

  /** The exact values of the headers that only problems have. */
  private static final Map<String, String> VALUES =
      Map.of(
          "invalid-token", "Bearer",
          "step-up-required",
              "Bearer error=\"insufficient_user_authentication\", acr_values=\"mfa\"",
          "method-not-allowed", "POST",
          "unavailable", "1");

  @RegisterExtension
  static final RunningServer server =
      new RunningServer().withStore(ForwardingStore.failingForSome()).withShortReadTimeout();

  private static final Map<String, Supplier<TestResponse>> REQUESTS =
      Map.ofEntries(
          entry("invalid-request", () -> get("list")),
          entry("invalid-token", () -> server.send(HttpRequest.newBuilder(server.uri(LIST)))),
          entry("step-up-required", () -> get("list?org_id=43")),
          entry("role-not-permitted", () -> server.postAs("viewer@example.com", "add", NEW_USER)),
          entry("caller-inactive", () -> server.postAs("inactive@example.com", "add", NEW_USER)),
          entry("organization-not-found", () -> get("list?org_id=44")),
          entry("user-not-found", () -> server.post("remove", body("nobody@example.com"))),
          entry("route-not-found", () -> get("")),
          entry("method-not-allowed", () -> get("add")),
          entry("not-acceptable", () -> server.get(LIST, "Accept", "text/html")),
          entry(
              "request-timeout",
              () -> server.exchange(head("POST", "add", "Content-Length: 10\r\n\r\n") + "{")),
          entry(
              "user-already-exists",
              () -> server.post("add", body("viewer@example.com", "role", "viewer"))),
          entry("owner-protected", () -> server.post("remove", body("owner@example.com"))),
          entry("precondition-failed", () -> server.post("add", NEW_USER, "If-Match", "\"42-1\"")),
          entry("payload-too-large", () -> server.post("add", " ".repeat(65_537))),
          entry("uri-too-long", () -> server.exchange(head("GET", LONG, "\r\n"))),
          entry(
              "unsupported-media-type",
              () ->
                  server.send(
                      server.request(USERS + "add").POST(BodyPublishers.ofString(NEW_USER)))),
          entry(
              "idempotency-key-reused",
              () -> {
                server.post("add", body("a@example.com", "role", "viewer"), "Idempotency-Key", "k");
                return server.post("add", NEW_USER, "Idempotency-Key", "k");
              }),
          entry(
              "headers-too-large",
              () ->
                  server.exchange(
                      head("GET", "list", "X-Long: " + "x".repeat(16_384) + "\r\n\r\n"))),
          entry("internal-error", () -> get("list?org_id=" + ForwardingStore.BROKEN)),
          entry("unavailable", () -> get("list?org_id=" + ForwardingStore.UNAVAILABLE)));

  @BeforeAll
  static void createOrganizations() {
    server.registry().create(43, "owner@example.com");
    server.registry().changeMfa(43, none -> new MfaPolicy(Set.of(MfaClass.VIEW)));
    server.registry().create(45, "foreigner@example.com");
  }

  /** Returns all slugs; the test fails for a new slug without a request. */
  static Stream<String> slugs() {
    return new ProblemTypes(CONTRACT)
        .all().stream().map(ProblemType::slug).filter(slug -> !slug.equals("rate-limited"));
  }

  @ParameterizedTest
  @MethodSource("slugs")
  void problemShouldBeTheContractsExampleWhenItsRequestIsSent(String slug) {
    TestResponse response = Objects.requireNonNull(REQUESTS.get(slug), slug).get();

    assertThat(response).isProblem(slug);
    assertThat(response.headers()).containsKeys(requiredHeaders(slug).toArray(String[]::new));
    requiredHeaders(slug).stream()
        .filter(Set.of("Allow", "WWW-Authenticate", "Retry-After")::contains)
        .forEach(name -> assertThat(response).hasHeader(name, VALUES.getOrDefault(slug, "")));
  }

  @Test
  void everyProblemShouldHaveARequest() {
    assertThat(REQUESTS.keySet()).containsExactlyInAnyOrderElementsOf(slugs().toList());
  }

  @Test
  void problemsShouldHaveTheRequestIdOfTheCaller() {
    TestResponse response = server.get("/v1/x", "X-Request-Id", "my-id");
    assertThat(response).isProblem("route-not-found").hasHeader("X-Request-Id", "my-id");
  }

  @Test
  void organizationNotFoundShouldHaveTheSameBytesForAnUnknownAndAForeignOrganization() {
    String absent = list(44);
    String foreign = list(45);

    assertThat(withoutDate(foreign)).isEqualTo(withoutDate(absent)).contains("404", "same");
  }

  /** Returns the names of the headers that every response with the problem must have. */
  private static List<String> requiredHeaders(String slug) {
    return CONTRACT.document().at("/components/responses").properties().stream()
        .map(Map.Entry::getValue)
        .filter(response -> response.at("/content/application~1problem+json/examples").has(slug))
        .flatMap(response -> response.get("headers").properties().stream())
        .filter(header -> resolved(header.getValue()).path("required").asBoolean())
        .map(Map.Entry::getKey)
        .distinct()
        .toList();
  }

  private static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? CONTRACT.document().at(node.get("$ref").asText().substring(1)) : node;
  }

  private static TestResponse get(String rest) {
    return server.get(USERS + rest);
  }

  private static String head(String method, String rest, String headers) {
    return String.join(
        "\r\n",
        method + " " + USERS + rest + " HTTP/1.1",
        "Host: x",
        "Connection: close",
        "Content-Type: application/json",
        "Authorization: Bearer " + server.token("owner@example.com", false),
        headers);
  }

  /** Returns the bytes of the response to a list. */
  private static String list(long orgId) {
    try (RawConnection connection = server.connect()) {
      return connection
          .send(head("GET", "list?org_id=" + orgId, "X-Request-Id: same\r\n\r\n"))
          .readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String withoutDate(String response) {
    return response.replaceFirst("Date: [^\r]*\r\n", "");
  }
}
