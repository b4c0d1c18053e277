package io.cloudplans.organizationusers.server.filter;

import static io.cloudplans.organizationusers.server.fixture.ContractProblem.assertThatIs;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.fixture.ReceivedResponse;
import io.cloudplans.organizationusers.server.fixture.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Media types of bodies and of answers. */
@Tag("fake")
class MediaTypeTest {
  private static final String SAME =
      "{\"org_id\":\"42\",\"user_id\":\"viewer@example.com\",\"role\":\"viewer\"}";

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
        "application/json",
        "APPLICATION/Json",
        "application/json;charset=utf-8",
        "application/json; charset=UTF-8",
        "application/json ; charset=\"utf-8\"",
        "application/json; CHARSET=utf-8",
        "application/json; version=1"
      })
  void updateUserShouldSucceedWhenTheBodyIsJson(String type) {
    assertThat(update("Content-Type: " + type).body()).isEqualTo("{\"status\":200}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-No: Content-Type",
        "Content-Type:",
        "Content-Type: json",
        "Content-Type: text/plain",
        "Content-Type: text/json",
        "Content-Type: */*",
        "Content-Type: application/*",
        "Content-Type: application/x-www-form-urlencoded",
        "Content-Type: multipart/form-data; boundary=x",
        "Content-Type: application/problem+json",
        "Content-Type: application/merge-patch+json",
        "Content-Type: application/json; charset=iso-8859-1",
        "Content-Type: application/json; charset=utf-16",
        "Content-Type: application/json; charset=",
        "Content-Type: application/json, text/plain",
        "Content-Type: application/json\r\nContent-Type: application/json",
        "Content-Type: application/json\r\nContent-Encoding: gzip",
        "Content-Type: application/json\r\nContent-Encoding: identity",
        "Content-Type: application/json\r\nContent-Encoding: x"
      })
  void updateUserShouldBeRefusedWhenTheBodyIsNotPlainJson(String headers) {
    assertThatIs(update(headers), "unsupported-media-type");
  }

  @Test
  void updateUserShouldBeRefusedWhenThereIsNeitherBodyNorType() {
    assertThatIs(
        server.answer(server.request(TestServer.USERS + "update").POST(BodyPublishers.noBody())),
        "unsupported-media-type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: text/plain",
        "Content-Type: ,;=",
        "Content-Encoding: gzip",
        "Content-Type: application/json\r\nContent-Length: 1\r\n\r\n{"
      })
  void listUsersShouldAnswerWhenAContentTypeIsGiven(String headers) {
    assertThat(list(headers).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-No: Accept",
        "Accept:",
        "Accept: */*",
        "Accept: application/*",
        "Accept: application/json",
        "Accept: Application/JSON;q=0.001",
        "Accept: text/html, application/json;q=0.9, */*;q=0",
        "Accept: application/*;q=0, application/json",
        "Accept: */*;q=0,application/*;q=0.5",
        "Accept: application/problem+json, application/json;q=0.1",
        "Accept: application/problem+json, */*;q=0.1",
        "Accept: text/html, image/gif, *; q=.2, */*; q=.2",
        "Accept: text/html;x=\"a, b\", application/json",
        "Accept: text/html\r\nAccept: application/json"
      })
  void operationsShouldAnswerWithJsonWhenItIsAcceptable(String headers) {
    ReceivedResponse list = list(headers);
    assertThat(list.status()).isEqualTo(200);
    assertThat(list.header("Content-Type")).containsExactly("application/json");
    ReceivedResponse update = update("Content-Type: application/json\r\n" + headers);
    assertThat(update.body()).isEqualTo("{\"status\":200}");
    assertThat(update.header("Content-Type")).containsExactly("application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "application/problem+json",
        "application/xml, text/*",
        "application/json;q=0",
        "application/json;q=0.0, */*",
        "application/json;q=0, application/*;q=1",
        "application/*;q=0, */*",
        "*/*;q=0",
        "application/json;q=x",
        "garbage",
        ",;=",
        "application/"
      })
  void operationsShouldBeRefusedWhenJsonIsNotAcceptable(String accept) {
    assertThatIs(list("Accept: " + accept), "not-acceptable");
    assertThatIs(update("Content-Type: application/json\r\nAccept: " + accept), "not-acceptable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/json", "garbage", "*/*;q=0"})
  void problemsShouldBeProblemsWhenTheCallerAcceptsSomethingElse(String accept) {
    assertThatIs(
        server.answer(server.request("/v1/x").header("Accept", accept)), "route-not-found");
    assertThatIs(
        server.answer(
            server
                .request(TestServer.LIST)
                .header("Accept", accept)
                .method("DELETE", BodyPublishers.noBody())),
        "method-not-allowed");
  }

  @Tag("server")
  @Test
  void pagesShouldAnswerWhenTheCallerAcceptsSomethingElse() {
    ReceivedResponse page =
        server.answer(server.request("/openapi.yaml").header("Accept", "text/html"));
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).containsExactly("application/yaml");
  }

  private static ReceivedResponse list(String headers) {
    return server.exchange("GET " + TestServer.LIST + head(headers));
  }

  private static ReceivedResponse update(String headers) {
    return server.exchange(
        "POST %supdate%s%s"
            .formatted(
                TestServer.USERS, head(headers + "\r\nContent-Length: " + SAME.length()), SAME));
  }

  private static String head(String headers) {
    return " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer %s\r\n%s\r\n\r\n"
        .formatted(server.token("owner@example.com", false), headers);
  }
}
