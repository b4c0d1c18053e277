package io.cloudplans.organizationusers.server.filter;

import static io.cloudplans.organizationusers.server.fixture.ContractProblem.assertThatIs;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.fixture.ReceivedResponse;
import io.cloudplans.organizationusers.server.fixture.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths, letter by letter, and their methods. */
@Tag("fake")
class RouteTest {
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/",
        "/v1/organizations/users",
        "/v1/organizations/users/",
        "/v1/organizations/users/list/",
        "/v1/organizations/users/list/x",
        "/v1/organizations/users/List",
        "/v1/organizations/users/LIST",
        "/v1/organizations/users/list;x=1",
        "/v1/organizations;x/users/list",
        "/v1/organizations/users/lis%74",
        "/v1/organizations%2Fusers/list",
        "/v1/organizations//users/list",
        "/v1//organizations/users/list",
        "/v1/organizations/./users/list",
        "/v1/organizations/users/../users/list",
        "/v1/organizations/users/%2e%2e/users/list",
        "/v1/organizations/users/list%20",
        "/v1/organizations/users/list.json",
        "/v1/organizations/users/l\u00efst",
        "/v1/openapi.yaml",
        "/v1/../docs/"
      })
  void pathShouldNotBeFoundWhenItIsNotWrittenAsInTheContract(String path) {
    assertThatIs(withToken("GET", path + "?org_id=42"), "route-not-found");
    assertThatIs(withToken("POST", path + "?org_id=42"), "route-not-found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v1",
        "/V1/organizations/users/list",
        "//v1/organizations/users/list",
        "/v2/x",
        "/%76%31/organizations/users/list",
        "/docs",
        "/docs/x",
        "/docs/../openapi.yaml",
        "/Docs/",
        "/openapi.yml",
        "/health",
        "/health/live/",
        "/problems",
        "/problems/",
        "/problems/nothing",
        "/WEB-INF/web.xml",
        "/application.wadl",
        "/.well-known/x",
        "/x/../v1/organizations/users/list",
        "/./v1/organizations/users/list",
        "/;/v1/x"
      })
  void pathShouldNotBeFoundWithoutATokenWhenItIsUnknown(String path) {
    assertThatIs(withoutToken("GET", path), "route-not-found");
    assertThatIs(withoutToken("DELETE", path), "route-not-found");
    assertThatIs(withoutToken("OPTIONS", path), "route-not-found");
  }

  @Tag("server")
  @ParameterizedTest
  @ValueSource(strings = {"/openapi.yaml", "/docs/", "/health/live", "/problems/invalid-token"})
  void pageShouldAnswerWithoutATokenWhenItIsRead(String path) {
    assertThat(withoutToken("GET", path).status()).isEqualTo(200);
    ReceivedResponse refused = withoutToken("POST", path);
    assertThatIs(refused, "method-not-allowed");
    assertThat(refused.header("Allow")).containsExactly("GET, HEAD");
  }

  @ParameterizedTest
  @CsvSource({
    "list, 'GET, HEAD', POST",
    "add, POST, GET",
    "add, POST, HEAD",
    "update, POST, GET",
    "remove, POST, GET",
    "remove, POST, DELETE",
    "list, 'GET, HEAD', OPTIONS",
    "list, 'GET, HEAD', DELETE",
    "list, 'GET, HEAD', PUT",
    "list, 'GET, HEAD', PATCH",
    "list, 'GET, HEAD', TRACE",
    "list, 'GET, HEAD', QUERY",
    "list, 'GET, HEAD', get",
    "add, POST, OPTIONS",
    "add, POST, DELETE",
    "add, POST, PUT",
    "add, POST, TRACE"
  })
  void methodShouldNotBeAllowedWhenThePathHasOthers(String path, String allow, String method) {
    ReceivedResponse answer = withToken(method, TestServer.USERS + path + "?org_id=42");

    assertThat(answer.header("Allow")).containsExactly(allow);
    assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("Access-Control"));
    if (method.equals("HEAD")) {
      assertThat(answer.status()).isEqualTo(405);
      assertThat(answer.body()).isEmpty();
    } else {
      assertThatIs(answer, "method-not-allowed");
    }
  }

  @Test
  void optionsShouldBeRefusedWhenABrowserAsksBeforehand() {
    ReceivedResponse answer =
        server.answer(
            server
                .request(TestServer.USERS + "add")
                .headers("Origin", "https://x.example", "Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
    assertThatIs(answer, "method-not-allowed");
    assertThat(answer.header("Allow")).containsExactly("POST");
    assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("Access-Control"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        TestServer.LIST,
        TestServer.LIST + "&limit=2",
        TestServer.USERS + "list?org_id=1",
        TestServer.USERS + "list",
        "/v1/x",
        "/docs/",
        "/openapi.json",
        "/health/ready",
        "/x"
      })
  void headShouldHaveTheHeadersOfGetWhenItIsSent(String path) {
    ReceivedResponse get = withToken("GET", path);
    ReceivedResponse head = withToken("HEAD", path);

    assertThat(head.status()).isEqualTo(get.status());
    assertThat(head.body()).isEmpty();
    assertThat(withoutDate(head)).isEqualTo(withoutDate(get)).containsKey("Content-Length");
  }

  @Test
  void headShouldNotBeModifiedWhenTheCallerHasTheVersion() {
    ReceivedResponse head =
        server.answer(
            server
                .request(TestServer.LIST)
                .header("If-None-Match", "*")
                .method("HEAD", BodyPublishers.noBody()));
    assertThat(head.status()).isEqualTo(304);
  }

  private static Map<String, List<String>> withoutDate(ReceivedResponse answer) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(answer.headers());
    headers.remove("Date");
    return headers;
  }

  private static ReceivedResponse withToken(String method, String path) {
    return exchange(
        method, path, "Authorization: Bearer " + server.token("owner@example.com", false) + "\r\n");
  }

  private static ReceivedResponse withoutToken(String method, String path) {
    return exchange(method, path, "");
  }

  private static ReceivedResponse exchange(String method, String path, String headers) {
    return server.exchange(
        "%s %s HTTP/1.1\r\nHost: x\r\nX-Request-Id: r\r\nConnection: close\r\n%s\r\n"
            .formatted(method, path, headers));
  }
}
