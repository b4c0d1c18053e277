package io.cloudplans.organizationusers.server.filter;

import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Media types of bodies and of responses. */
@Tag("fake")
class MediaTypeTest {
  private static final String SAME = body("viewer@example.com", "role", "viewer");

  @RegisterExtension static final RunningServer server = new RunningServer();

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
    assertThat(update("Content-Type: " + type)).isDone();
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
  void updateUserShouldBeRejectedWhenTheBodyIsNotPlainJson(String headers) {
    assertThat(update(headers)).isProblem("unsupported-media-type");
  }

  @Test
  void updateUserShouldBeRejectedWhenThereIsNeitherBodyNorType() {
    assertThat(server.send(server.request(USERS + "update").POST(BodyPublishers.noBody())))
        .isProblem("unsupported-media-type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: text/plain",
        "Content-Type: ,;=",
        "Content-Encoding: gzip",
        "Content-Type: application/json\r\nContent-Length: 1\r\n\r\n{"
      })
  void listUsersShouldSucceedWhenAContentTypeIsGiven(String headers) {
    assertThat(list(headers)).isOk();
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
  void operationsShouldReturnJsonWhenItIsAcceptable(String headers) {
    TestResponse list = list(headers);
    assertThat(list).isOk().hasHeader("Content-Type", "application/json");
    TestResponse update = update("Content-Type: application/json\r\n" + headers);
    assertThat(update).isDone().hasHeader("Content-Type", "application/json");
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
  void operationsShouldBeRejectedWhenJsonIsNotAcceptable(String accept) {
    assertThat(list("Accept: " + accept)).isProblem("not-acceptable");
    assertThat(update("Content-Type: application/json\r\nAccept: " + accept))
        .isProblem("not-acceptable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/json", "garbage", "*/*;q=0"})
  void problemsShouldBeProblemDocumentsWhenTheCallerAcceptsSomethingElse(String accept) {
    assertThat(server.get("/v1/x", "Accept", accept)).isProblem("route-not-found");
    assertThat(
            server.send(
                server
                    .request(LIST)
                    .header("Accept", accept)
                    .method("DELETE", BodyPublishers.noBody())))
        .isProblem("method-not-allowed");
  }

  @Tag("server")
  @Test
  void pagesShouldBeServedWhenTheCallerAcceptsSomethingElse() {
    TestResponse page = server.get("/openapi.yaml", "Accept", "text/html");
    assertThat(page).isOk().hasHeader("Content-Type", "application/yaml");
  }

  private static TestResponse list(String headers) {
    return server.exchange("GET " + LIST + head(headers));
  }

  private static TestResponse update(String headers) {
    return server.exchange(
        "POST %supdate%s%s"
            .formatted(USERS, head(headers + "\r\nContent-Length: " + SAME.length()), SAME));
  }

  private static String head(String headers) {
    return " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer %s\r\n%s\r\n\r\n"
        .formatted(server.token("owner@example.com", false), headers);
  }
}
