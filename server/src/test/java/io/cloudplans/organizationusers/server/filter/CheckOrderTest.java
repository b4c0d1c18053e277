package io.cloudplans.organizationusers.server.filter;

import static io.cloudplans.organizationusers.server.fixture.Fault.parameter;
import static io.cloudplans.organizationusers.server.fixture.Fault.pointer;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.OWNER;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.server.fixture.Fault;
import io.cloudplans.organizationusers.server.fixture.RequestBodies;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks that the response names the first of several faults in the contract's order. */
@Tag("store")
@Tag("fake")
class CheckOrderTest {
  private static final long OTHER = 43;

  @RegisterExtension static final RunningServer server = new RunningServer();

  @BeforeAll
  static void setUp() {
    server.registry().create(OTHER, "foreigner@example.com");
    server.registry().changeMfa(42, none -> new MfaPolicy(Set.of(MfaClass.USERSMGMT)));
    String used = RequestBodies.body("first@b.c", "role", "viewer");
    assertThat(
            server.send(
                server.postWith(server.token(OWNER, true), "add", used, "Idempotency-Key", "used")))
        .isOk();
  }

  /** The checks in the contract's order. */
  private enum Check {
    TOKEN("invalid-token"),
    ROUTE("route-not-found"),
    METHOD("method-not-allowed"),
    CONTENT_TYPE("unsupported-media-type"),
    ACCEPT("not-acceptable"),
    SIZE("payload-too-large"),
    SYNTAX("invalid-request"),
    SCHEMA("invalid-request"),
    ORGANIZATION("organization-not-found"),
    INACTIVE("caller-inactive"),
    ROLE("role-not-permitted"),
    MFA("step-up-required"),
    KEY("idempotency-key-reused"),
    PRECONDITION("precondition-failed"),
    RULES("user-already-exists");

    private final String slug;

    Check(String slug) {
      this.slug = slug;
    }
  }

  @ParameterizedTest
  @EnumSource
  void addUserShouldReturnTheFirstFaultWhenAllLaterChecksFailToo(Check first) {
    TestResponse response = server.send(request(first));
    if (first.slug.equals("invalid-request")) {
      assertThat(response).isInvalid(faults(first));
    } else {
      assertThat(response).isProblem(first.slug);
    }
  }

  private static Fault[] faults(Check first) {
    return switch (first) {
      case SYNTAX ->
          new Fault[] {
            parameter("action", "must be one of add_user"),
            pointer("#", "must be one I-JSON document in UTF-8")
          };
      case SCHEMA ->
          new Fault[] {
            parameter("action", "must be one of add_user"),
            pointer("#/role", "must be one of admin, billing, planner, viewer")
          };
      default -> new Fault[0];
    };
  }

  private static HttpRequest.Builder request(Check first) {
    String path = later(first, Check.ROUTE) ? USERS + "add" : "/v1/nothing";
    String query = later(first, Check.SCHEMA) ? "" : "?action=x";
    HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path + query));
    request.header("Authorization", authorization(first));
    request.header("Content-Type", later(first, Check.CONTENT_TYPE) ? "application/json" : "a/b");
    request.header("Accept", later(first, Check.ACCEPT) ? "*/*" : "text/html");
    request.header("If-Match", later(first, Check.PRECONDITION) ? "*" : "\"42-1\"");
    request.header("Idempotency-Key", later(first, Check.KEY) ? "free" : "used");
    String method = later(first, Check.METHOD) ? "POST" : "PUT";
    return request.method(method, BodyPublishers.ofString(body(first)));
  }

  /** Returns whether the check comes after the first one to fail. */
  private static boolean later(Check first, Check check) {
    return first.compareTo(check) > 0;
  }

  private static String authorization(Check first) {
    if (!later(first, Check.TOKEN)) {
      return "Bearer x";
    }
    String caller =
        !later(first, Check.ORGANIZATION)
            ? "foreigner"
            : !later(first, Check.INACTIVE)
                ? "inactive"
                : !later(first, Check.ROLE) ? "viewer" : "owner";
    return "Bearer " + server.token(caller + "@example.com", later(first, Check.MFA));
  }

  private static String body(Check first) {
    String role = later(first, Check.SCHEMA) ? "viewer" : "owner";
    String body =
        "{\"org_id\":\"42\",\"user_id\":\"owner@example.com\",\"role\":\"%s\"}".formatted(role);
    return body
        + (later(first, Check.SYNTAX) ? "" : "}")
        + (later(first, Check.SIZE) ? "" : " ".repeat(65_536));
  }

  @Test
  void listUsersShouldReturnTheFirstFaultWhenThereAreSeveral() {
    String query = USERS + "list?org_id=" + OTHER;
    assertThat(server.get(query + "&limit=0", "If-None-Match", "*"))
        .isInvalid(parameter("limit", "must be at least 1"));
    assertThat(server.get(query + "&limit=1&cursor=AQ"))
        .isInvalid(parameter("cursor", "must come from a Link of the same list"));
    assertThat(server.get(query, "If-None-Match", "*")).isProblem("organization-not-found");
  }

  @Test
  void addUserShouldNameEveryFaultWhenParametersHeadersAndBodyAreInvalid() {
    HttpRequest.Builder request =
        server
            .request(USERS + "add?action=x")
            .headers("Content-Type", "application/json", "If-Match", "x", "Idempotency-Key", "a b")
            .POST(BodyPublishers.ofString("[]"));
    TestResponse response = server.send(request);
    assertThat(response.body())
        .containsSubsequence(
            "{\"header\":\"Idempotency-Key\",\"detail\":\"must match ",
            "{\"header\":\"If-Match\",\"detail\":\"must match ",
            "{\"parameter\":\"action\",\"detail\":\"must be one of add_user\"}",
            "{\"pointer\":\"#\",\"detail\":\"must be of type object\"}");
  }
}
