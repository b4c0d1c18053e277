package io.cloudplans.organizationusers.server.problem;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.rules.roster.RosterSnapshot;
import io.cloudplans.organizationusers.rules.roster.RosterStore;
import io.cloudplans.organizationusers.rules.roster.RosterWrite;
import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.fixture.ContractProblem;
import io.cloudplans.organizationusers.server.fixture.RawConnection;
import io.cloudplans.organizationusers.server.fixture.ReceivedResponse;
import io.cloudplans.organizationusers.server.fixture.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each problem type of the contract, produced by a request and compared whole. */
@Tag("store")
class ProblemsTest {
  private static final long FAILS = 500;
  private static final long IS_AWAY = 503;
  private static final String NEW_USER = body(42, "new@example.com", ",\"role\":\"viewer\"");
  private static final String LONG = "x".repeat(16_384);
  private static final Contract CONTRACT = Contract.builtIn();

  /** The exact values of the headers that come with a problem only. */
  private static final Map<String, String> VALUES =
      Map.of(
          "invalid-token", "Bearer",
          "step-up-required",
              "Bearer error=\"insufficient_user_authentication\", acr_values=\"mfa\"",
          "method-not-allowed", "POST",
          "unavailable", "1");

  @TempDir private static Path folder;
  private static TestServer server;

  private static final Map<String, Supplier<ReceivedResponse>> REQUESTS =
      Map.ofEntries(
          entry("invalid-request", () -> get("list")),
          entry(
              "invalid-token",
              () -> server.answer(HttpRequest.newBuilder(server.uri(TestServer.LIST)))),
          entry("step-up-required", () -> get("list?org_id=43")),
          entry("role-not-permitted", () -> addBy("viewer@example.com", NEW_USER)),
          entry("caller-inactive", () -> addBy("inactive@example.com", NEW_USER)),
          entry("organization-not-found", () -> get("list?org_id=44")),
          entry("user-not-found", () -> post("remove", body(42, "nobody@example.com", ""))),
          entry("route-not-found", () -> get("")),
          entry("method-not-allowed", () -> get("add")),
          entry(
              "not-acceptable",
              () -> server.answer(server.request(TestServer.LIST).header("Accept", "text/html"))),
          entry(
              "request-timeout",
              () -> server.exchange(head("POST", "add", "Content-Length: 10\r\n\r\n") + "{")),
          entry(
              "user-already-exists",
              () -> post("add", body(42, "viewer@example.com", ",\"role\":\"viewer\""))),
          entry("owner-protected", () -> post("remove", body(42, "owner@example.com", ""))),
          entry("precondition-failed", () -> post("add", NEW_USER, "If-Match", "\"42-1\"")),
          entry("payload-too-large", () -> post("add", " ".repeat(65_537))),
          entry("uri-too-long", () -> server.exchange(head("GET", LONG, "\r\n"))),
          entry(
              "unsupported-media-type",
              () ->
                  server.answer(
                      server
                          .request(TestServer.USERS + "add")
                          .POST(BodyPublishers.ofString(NEW_USER)))),
          entry(
              "idempotency-key-reused",
              () -> {
                post(
                    "add",
                    body(42, "a@example.com", ",\"role\":\"viewer\""),
                    "Idempotency-Key",
                    "k");
                return post("add", NEW_USER, "Idempotency-Key", "k");
              }),
          entry(
              "headers-too-large",
              () ->
                  server.exchange(
                      head("GET", "list", "X-Long: " + "x".repeat(16_384) + "\r\n\r\n"))),
          entry("internal-error", () -> get("list?org_id=" + FAILS)),
          entry("unavailable", () -> get("list?org_id=" + IS_AWAY)));

  @BeforeAll
  static void start() {
    server = new TestServer(folder, CONTRACT, Faulty::new, Clock.systemUTC());
    server.registry.create(43, "owner@example.com");
    server.registry.changeMfa(43, none -> new MfaPolicy(Set.of(MfaClass.VIEW)));
    server.registry.create(45, "foreigner@example.com");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** A new slug has no request here, and fails. */
  static Stream<String> slugs() {
    return new ProblemTypes(CONTRACT)
        .all().stream().map(ProblemType::slug).filter(slug -> !slug.equals("rate-limited"));
  }

  @ParameterizedTest
  @MethodSource("slugs")
  void problemShouldBeTheContractsExampleWhenItsRequestIsSent(String slug) {
    ReceivedResponse answer = Objects.requireNonNull(REQUESTS.get(slug), slug).get();

    String id = answer.header("X-Request-Id").get(0);
    assertThat(answer.body()).isEqualTo(ContractProblem.example(slug, id));
    assertThat(answer.header("Content-Type")).containsExactly("application/problem+json");
    assertThat(answer.header("Cache-Control")).containsExactly("no-store");
    assertThat(answer.headers()).containsKeys(requiredHeaders(slug).toArray(String[]::new));
    requiredHeaders(slug).stream()
        .filter(Set.of("Allow", "WWW-Authenticate", "Retry-After")::contains)
        .forEach(name -> assertThat(answer.header(name)).containsExactly(VALUES.get(slug)));
  }

  @Test
  void problemsShouldHaveARequestEachWhenTheContractNamesThem() {
    assertThat(REQUESTS.keySet()).containsExactlyInAnyOrderElementsOf(slugs().toList());
  }

  @Test
  void problemsShouldNameTheCallersRequestIdWhenItGivesOne() {
    ReceivedResponse answer =
        server.answer(server.request("/v1/x").header("X-Request-Id", "my-id"));
    assertThat(answer.body()).isEqualTo(ContractProblem.example("route-not-found", "my-id"));
  }

  @Test
  void organizationNotFoundShouldBeTheSameBytesWhenItIsAbsentOrForeign() {
    String authorization = "Authorization: Bearer " + server.token("owner@example.com", true);
    String headers = "Connection: close\r\nX-Request-Id: same\r\n" + authorization + "\r\n\r\n";
    String absent = raw("GET " + TestServer.USERS + "list?org_id=44 HTTP/1.1\r\n" + headers);
    String foreign = raw("GET " + TestServer.USERS + "list?org_id=45 HTTP/1.1\r\n" + headers);

    assertThat(withoutDate(foreign)).isEqualTo(withoutDate(absent)).contains("404", "same");
  }

  /** The names of the headers that every answer with the problem must have. */
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

  private static ReceivedResponse get(String rest) {
    return ReceivedResponse.of(server.get(TestServer.USERS + rest));
  }

  private static ReceivedResponse post(String operation, String body, String... header) {
    return ReceivedResponse.of(
        server.post(operation, body, header.length == 0 ? Map.of() : Map.of(header[0], header[1])));
  }

  private static ReceivedResponse addBy(String caller, String body) {
    return server.answer(
        server
            .request(TestServer.USERS + "add", server.token(caller, false))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private static String body(long orgId, String user, String more) {
    return "{\"org_id\":\"%d\",\"user_id\":\"%s\"%s}".formatted(orgId, user, more);
  }

  private static String head(String method, String rest, String headers) {
    return String.join(
        "\r\n",
        method + " " + TestServer.USERS + rest + " HTTP/1.1",
        "Host: x",
        "Connection: close",
        "Content-Type: application/json",
        "Authorization: Bearer " + server.token("owner@example.com", false),
        headers);
  }

  private static String raw(String bytes) {
    try (RawConnection connection = server.raw()) {
      return connection.send(bytes.replaceFirst("\r\n", "\r\nHost: x\r\n")).readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String withoutDate(String answer) {
    return answer.replaceFirst("Date: [^\r]*\r\n", "");
  }

  /** A store that fails for some organizations. */
  private record Faulty(RosterStore store) implements RosterStore {
    @Override
    public <T> T read(long orgId, Deadline deadline, Function<RosterSnapshot, T> reading) {
      if (orgId == FAILS) {
        throw new IllegalStateException("secret");
      }
      if (orgId == IS_AWAY) {
        throw new StoreUnavailableException("secret", null);
      }
      return store.read(orgId, deadline, reading);
    }

    @Override
    public long write(RosterWrite write) {
      return store.write(write);
    }

    @Override
    public boolean available() {
      return store.available();
    }
  }
}
