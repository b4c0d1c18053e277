package io.cloudplans.organizationusers.server.filter;

import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths and their methods. */
@Tag("fake")
class RouteTest {
  @RegisterExtension static final RunningServer server = new RunningServer();

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
        "/v1/openapi.yaml",
        "/v1/../docs/"
      })
  void pathShouldNotBeFoundWhenItIsNotWrittenAsInTheContract(String path) {
    assertThat(withToken("GET", path + "?org_id=42")).isProblem("route-not-found");
    assertThat(withToken("POST", path + "?org_id=42")).isProblem("route-not-found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
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
    assertThat(withoutToken("GET", path)).isProblem("route-not-found");
    assertThat(withoutToken("DELETE", path)).isProblem("route-not-found");
    assertThat(withoutToken("OPTIONS", path)).isProblem("route-not-found");
  }

  @Tag("server")
  @ParameterizedTest
  @ValueSource(strings = {"/openapi.yaml", "/docs/", "/health/live", "/problems/invalid-token"})
  void pageShouldBeServedWithoutAToken(String path) {
    assertThat(withoutToken("GET", path)).isOk();
    TestResponse rejected = withoutToken("POST", path);
    assertThat(rejected).isProblem("method-not-allowed").hasHeader("Allow", "GET, HEAD");
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
  void methodShouldNotBeAllowedWhenThePathSupportsOthers(String path, String allow, String method) {
    TestResponse response = withToken(method, USERS + path + "?org_id=42");

    assertThat(response).hasHeader("Allow", allow);
    assertThat(response.headers().keySet()).noneMatch(name -> name.startsWith("Access-Control"));
    if (method.equals("HEAD")) {
      assertThat(response).hasStatus(405).hasBody("");
    } else {
      assertThat(response).isProblem("method-not-allowed");
    }
  }

  @Test
  void optionsShouldBeRejectedWhenABrowserSendsAPreflightRequest() {
    TestResponse response =
        server.send(
            server
                .request(USERS + "add")
                .headers("Origin", "https://x.example", "Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
    assertThat(response).isProblem("method-not-allowed").hasHeader("Allow", "POST");
    assertThat(response.headers().keySet()).noneMatch(name -> name.startsWith("Access-Control"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        LIST,
        LIST + "&limit=2",
        USERS + "list?org_id=1",
        USERS + "list",
        "/v1/x",
        "/docs/",
        "/openapi.json",
        "/health/ready",
        "/x"
      })
  void headShouldHaveTheHeadersOfGetWhenItIsSent(String path) {
    TestResponse get = withToken("GET", path);
    TestResponse head = withToken("HEAD", path);

    assertThat(head).hasStatus(get.status()).hasBody("");
    assertThat(withoutDate(head)).isEqualTo(withoutDate(get)).containsKey("Content-Length");
  }

  @Test
  void headShouldNotBeModifiedWhenTheCallerHasTheVersion() {
    TestResponse head =
        server.send(
            server
                .request(LIST)
                .header("If-None-Match", "*")
                .method("HEAD", BodyPublishers.noBody()));
    assertThat(head).hasStatus(304);
  }

  private static Map<String, List<String>> withoutDate(TestResponse response) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(response.headers());
    headers.remove("Date");
    return headers;
  }

  private static TestResponse withToken(String method, String path) {
    return exchange(
        method, path, "Authorization: Bearer " + server.token("owner@example.com", false) + "\r\n");
  }

  private static TestResponse withoutToken(String method, String path) {
    return exchange(method, path, "");
  }

  private static TestResponse exchange(String method, String path, String headers) {
    return server.exchange(
        "%s %s HTTP/1.1\r\nHost: x\r\nX-Request-Id: r\r\nConnection: close\r\n%s\r\n"
            .formatted(method, path, headers));
  }
}
