package io.cloudplans.organizationusers.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudplans.organizationusers.client.error.ProblemException;
import io.cloudplans.organizationusers.client.error.RequestFault;
import io.cloudplans.organizationusers.client.model.ListUsers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemsTest {
  private static final String PROBLEM = "Content-Type: application/problem+json\n";

  @RegisterExtension final ScriptedServer server = new ScriptedServer();
  private final OrganizationUsersClient client = server.client();

  static Set<Map.Entry<String, JsonNode>> problems() {
    return Contract.problems().entrySet();
  }

  @ParameterizedTest
  @MethodSource("problems")
  void callShouldThrowTheProblemOfEachExampleOfTheContract(Map.Entry<String, JsonNode> problem) {
    String slug = problem.getKey();
    JsonNode example = problem.getValue();
    int status = example.path("status").intValue();
    server.rejects(slug);

    ProblemException thrown =
        catchThrowableOfType(ProblemException.class, () -> SampleWrites.send(client, slug));

    assertThat(thrown.status()).isEqualTo(status);
    assertThat(thrown.type()).isEqualTo("/problems/" + slug);
    assertThat(thrown.title()).contains(example.path("title").textValue());
    assertThat(thrown.detail()).contains(example.path("detail").textValue());
    assertThat(thrown.requestId()).contains(example.path("request_id").textValue());
    assertThat(thrown.errors()).hasSize(example.path("errors").size());
    assertThat(thrown.retryAfter())
        .isEqualTo(thrown.header("Retry-After").map(Long::parseLong).map(Duration::ofSeconds));
    assertThat(thrown.rawBody()).isEqualTo(example.toString());
    assertThat(thrown)
        .hasMessageContainingAll(
            "/problems/" + slug, example.path("detail").textValue(), "status " + status);
  }

  @Test
  void callShouldThrowWithEachFaultWhenTheRequestIsInvalid() {
    server.violates(
        400,
        PROBLEM,
        """
        {"type":"/problems/invalid-request","status":400,"request_id":"r-1","errors":[
        {"pointer":"#/role","detail":"is required"},{"parameter":"org_id","detail":"too big"},
        {"header":"If-Match","detail":"must be entity tags","hint":"new"}],"more":[1]}\
        """);

    ProblemException thrown = list();

    assertThat(thrown.errors())
        .containsExactly(
            new RequestFault("#/role", null, null, "is required"),
            new RequestFault(null, "org_id", null, "too big"),
            new RequestFault(null, null, "If-Match", "must be entity tags"));
    assertThat(thrown.requestId()).contains("r-1");
    assertThat(thrown.title()).isEmpty();
    assertThat(thrown.rawBody()).contains("\"more\":[1]");
    assertThat(thrown)
        .hasMessage(
            "/problems/invalid-request:  [#/role: is required, org_id: too big,"
                + " If-Match: must be entity tags] (status 400, request r-1)");
  }

  @Test
  void callShouldThrowAPlainProblemWhenTheTypeIsNewOrMissing() {
    server
        .violates(418, PROBLEM, "{\"type\":\"/problems/teapot\",\"detail\":\"short\"}")
        .violates(502, "content-type: Application/Problem+JSON; charset=utf-8", "{}");
    assertThat(list().getClass()).isEqualTo(ProblemException.class);
    ProblemException bare = list();
    assertThat(bare.getClass()).isEqualTo(ProblemException.class);
    assertThat(bare.type()).isEqualTo("about:blank");
    assertThat(bare.status()).isEqualTo(502);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7 | PT7S",
        "0 | PT0S",
        "Sun, 22 Nov 2026 10:01:30 GMT | PT1M30S",
        "Sun, 22 Nov 2026 09:00:00 GMT | PT0S",
        "soon | ",
        "-1 | ",
        "99999999999999999999 | PT596523H14M8S",
      })
  void callShouldThrowWithTheTimeToWaitWhenTheServerSendsIt(String header, Duration expected) {
    server.violates(
        503,
        PROBLEM + "Date: Sun, 22 Nov 2026 10:00:00 GMT\nRetry-After: " + header,
        "{\"type\":\"/problems/unavailable\"}");
    assertThat(list().retryAfter().orElse(null)).isEqualTo(expected);
  }

  @Test
  void callShouldKeepTheDetailWhenItIsNotAscii() {
    String detail = "Kullanıcı bulunamadı — 用户 😀 İIıi";
    JsonNode example = Contract.problem("organization-not-found");
    server.responds(
        404, "", example.toString().replace(example.path("detail").textValue(), detail));
    ProblemException thrown = list();
    assertThat(thrown.detail()).contains(detail);
    assertThat(thrown.rawBody()).contains(detail);
  }

  @Test
  void messageShouldBeOneLineWhenTheServersTextIsNot() {
    String detail = "a\nERROR forged\r\u001b[31m\u202e\u2028" + "x".repeat(100_000);
    JsonNode example = Contract.problem("organization-not-found");
    server.responds(404, "", ((ObjectNode) example).put("detail", detail).toString());
    ProblemException thrown = list();
    assertThat(thrown.detail()).contains(detail);
    assertThat(thrown.getMessage()).hasSize(8192).contains(": a?ERROR forged??[31m??x");
  }

  @Test
  void callShouldThrowTheFirstFaultsWhenThereAreTooMany() {
    String faults = "null," + "{\"pointer\":\"#/role\"},".repeat(1000) + "{}";
    server.violates(
        400, PROBLEM, "{\"type\":\"/problems/invalid-request\",\"errors\":[" + faults + "]}");
    assertThat(list().errors()).hasSize(20);
  }

  /** Checks that the build runs the tests on a platform with unusual defaults. */
  @Test
  void platformShouldHaveUnusualDefaults() {
    assertThat(Charset.defaultCharset()).isEqualTo(StandardCharsets.ISO_8859_1);
    assertThat(Locale.getDefault().toLanguageTag()).isEqualTo("tr-TR-u-nu-arab");
  }

  private ProblemException list() {
    return catchThrowableOfType(ProblemException.class, () -> client.list(ListUsers.of(42)));
  }
}
