package io.cloudplans.organizationusers.server;

import static io.cloudplans.organizationusers.server.ContractProblem.assertThatIs;
import static io.cloudplans.organizationusers.server.ContractProblem.parameter;
import static io.cloudplans.organizationusers.server.ContractProblem.pointer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudplans.organizationusers.server.roster.MfaClass;
import io.cloudplans.organizationusers.server.roster.MfaPolicy;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of several faults the first in the contract's order is answered. */
class CheckOrderTest {
  private static final long OTHER = 43;

  @TempDir private static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer(folder);
    server.registry.create(OTHER, "foreigner@example.com");
    server.registry.changeMfa(42, none -> new MfaPolicy(Set.of(MfaClass.USERSMGMT)));
    String first = "{\"org_id\":\"42\",\"user_id\":\"first@b.c\",\"role\":\"viewer\"}";
    assertThat(server.answer(post("owner", true, first)).status()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpRequest.Builder post(String caller, boolean secondFactor, String body) {
    return server
        .request(TestServer.USERS + "add", server.token(caller + "@example.com", secondFactor))
        .headers("Content-Type", "application/json", "Idempotency-Key", "used")
        .POST(BodyPublishers.ofString(body));
  }

  /** A request for add with everything wrong from the given check on. */
  private record Wrong(Check from, String slug) {}

  /** The contract's order. */
  private enum Check {
    TOKEN,
    ROUTE,
    METHOD,
    CONTENT_TYPE,
    ACCEPT,
    SIZE,
    SYNTAX,
    SCHEMA,
    ORGANIZATION,
    INACTIVE,
    ROLE,
    MFA,
    KEY,
    PRECONDITION,
    RULES
  }

  static Stream<Wrong> wrongs() {
    List<String> slugs =
        List.of(
            "invalid-token",
            "route-not-found",
            "method-not-allowed",
            "unsupported-media-type",
            "not-acceptable",
            "payload-too-large",
            "invalid-request",
            "invalid-request",
            "organization-not-found",
            "caller-inactive",
            "role-not-permitted",
            "step-up-required",
            "idempotency-key-reused",
            "precondition-failed",
            "user-already-exists");
    List<Wrong> wrongs = new ArrayList<>();
    for (Check check : Check.values()) {
      wrongs.add(new Wrong(check, slugs.get(check.ordinal())));
    }
    return wrongs.stream();
  }

  @ParameterizedTest
  @MethodSource("wrongs")
  void addUserShouldAnswerTheFirstFaultWhenAllThatFollowsIsWrongToo(Wrong wrong) {
    assertThatIs(server.answer(request(wrong)), wrong.slug(), errors(wrong));
  }

  private static ObjectNode[] errors(Wrong wrong) {
    return switch (wrong.from()) {
      case SYNTAX ->
          new ObjectNode[] {
            parameter("action", "must be one of add_user"),
            pointer("#", "must be one I-JSON document in UTF-8")
          };
      case SCHEMA ->
          new ObjectNode[] {
            parameter("action", "must be one of add_user"),
            pointer("#/role", "must be one of admin, billing, planner, viewer")
          };
      default -> new ObjectNode[0];
    };
  }

  private static HttpRequest.Builder request(Wrong wrong) {
    String path = later(wrong, Check.ROUTE) ? TestServer.USERS + "add" : "/v1/nothing";
    String query = later(wrong, Check.SCHEMA) ? "" : "?action=x";
    HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path + query));
    request.header("Authorization", authorization(wrong));
    request.header("Content-Type", later(wrong, Check.CONTENT_TYPE) ? "application/json" : "a/b");
    request.header("Accept", later(wrong, Check.ACCEPT) ? "*/*" : "text/html");
    request.header("If-Match", later(wrong, Check.PRECONDITION) ? "*" : "\"42-1\"");
    request.header("Idempotency-Key", later(wrong, Check.KEY) ? "free" : "used");
    String method = later(wrong, Check.METHOD) ? "POST" : "PUT";
    return request.method(method, BodyPublishers.ofString(body(wrong)));
  }

  /** Whether only later checks than this are to fail. */
  private static boolean later(Wrong wrong, Check check) {
    return wrong.from().ordinal() > check.ordinal();
  }

  private static String authorization(Wrong wrong) {
    if (!later(wrong, Check.TOKEN)) {
      return "Bearer x";
    }
    String caller =
        !later(wrong, Check.ORGANIZATION)
            ? "foreigner"
            : !later(wrong, Check.INACTIVE)
                ? "inactive"
                : !later(wrong, Check.ROLE) ? "viewer" : "owner";
    return "Bearer " + server.token(caller + "@example.com", later(wrong, Check.MFA));
  }

  private static String body(Wrong wrong) {
    String role = later(wrong, Check.SCHEMA) ? "viewer" : "owner";
    String body =
        "{\"org_id\":\"42\",\"user_id\":\"owner@example.com\",\"role\":\"%s\"}".formatted(role);
    return body
        + (later(wrong, Check.SYNTAX) ? "" : "}")
        + (later(wrong, Check.SIZE) ? "" : " ".repeat(65_536));
  }

  @Test
  void listUsersShouldAnswerTheFirstFaultWhenThereAreSeveral() {
    String query = TestServer.USERS + "list?org_id=" + OTHER;
    assertThatIs(
        server.answer(server.request(query + "&limit=0").header("If-None-Match", "*")),
        "invalid-request",
        parameter("limit", "must be at least 1"));
    assertThatIs(
        server.answer(server.request(query + "&limit=1&cursor=AQ")),
        "invalid-request",
        parameter("cursor", "must be that of a Link for the same list"));
    assertThatIs(
        server.answer(server.request(query).header("If-None-Match", "*")),
        "organization-not-found");
  }

  @Test
  void addUserShouldNameEveryPlaceWhenParametersHeadersAndBodyAreWrong() {
    HttpRequest.Builder request =
        server
            .request(TestServer.USERS + "add?action=x")
            .headers("Content-Type", "application/json", "If-Match", "x", "Idempotency-Key", "a b")
            .POST(BodyPublishers.ofString("[]"));
    Answer answer = server.answer(request);
    assertThat(answer.body())
        .containsSubsequence(
            "{\"header\":\"Idempotency-Key\",\"detail\":\"must match ",
            "{\"header\":\"If-Match\",\"detail\":\"must match ",
            "{\"parameter\":\"action\",\"detail\":\"must be one of add_user\"}",
            "{\"pointer\":\"#\",\"detail\":\"must be of type object\"}");
  }
}
