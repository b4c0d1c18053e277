package io.cloudplans.organizationusers.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudplans.organizationusers.client.model.RemoveUser;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationUsersClientBuilderTest {
  private static final RemoveUser REMOVE = RemoveUser.of(42, "a@b.example");

  @RegisterExtension final ScriptedServer server = new ScriptedServer();

  @ParameterizedTest
  @CsvSource({
    "'',''",
    "/,''",
    "//,''",
    "/gate/way,/gate/way",
    "/gate/way/,/gate/way",
    "/a%20b/,/a%20b"
  })
  void baseUrlShouldKeepItsPrefixWithAndWithoutATrailingSlash(String path, String prefix)
      throws Exception {
    server.acknowledges();
    server.builder().baseUrl(server.url() + path).build().remove(REMOVE);
    assertThat(server.received().line())
        .isEqualTo("POST " + prefix + "/v1/organizations/users/remove?action=remove_user HTTP/1.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://h.example",
        "h.example",
        "/v1",
        "mailto:a@h.example",
        "http:///v1",
        "http://h.example:65536",
        "https://h.example?a=b",
        "https://h.example#a",
        "https://user:secret@h.example",
        "https://user:secret @h.example",
      })
  void baseUrlShouldBeRejectedWithoutBeingQuotedWhenItIsNotAPlainHttpUrl(String url) {
    assertThatThrownBy(() -> OrganizationUsersClient.builder().baseUrl(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void tokenSourceShouldBeCalledForEachRequest() throws Exception {
    Deque<String> tokens = new ArrayDeque<>(List.of("first", "second~._+/-=="));
    server.acknowledges().acknowledges();
    OrganizationUsersClient client = server.builder().token(tokens::remove).build();
    client.remove(REMOVE);
    client.remove(REMOVE);
    assertThat(server.received().headers()).containsEntry("authorization", "Bearer first");
    assertThat(server.received().headers()).containsEntry("authorization", "Bearer second~._+/-==");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s3cret\n", "Bearer s3cret", "s3cret\u00e9"})
  void tokenShouldBeRejectedWithoutBeingQuotedWhenItIsInvalid(String token) {
    OrganizationUsersClient client = server.builder().token(() -> token).build();
    assertThatThrownBy(() -> client.remove(REMOVE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("s3cret")
        .hasNoCause();
  }

  @Test
  void tokenShouldNotBeInTheTextOfClientsAndExceptions() {
    server.violates(500, "Content-Type: text/plain", "oops");
    OrganizationUsersClient client = server.builder().token(() -> "s3cret").build();
    assertThat(client).hasToString("OrganizationUsersClient[" + server.url() + "]");
    assertThatThrownBy(() -> client.remove(REMOVE))
        .hasMessage("an error without a problem document (status 500)");
  }

  @Test
  void callShouldThrowTheExceptionOfTheTokenSourceWhenItFails() {
    var fault = new IllegalStateException("log in again");
    var client =
        server
            .builder()
            .token(
                () -> {
                  throw fault;
                })
            .build();
    assertThatThrownBy(() -> client.remove(REMOVE)).isSameAs(fault);
  }

  @Test
  void closeShouldNotCloseTheHttpClientOfTheCaller() throws Exception {
    server.acknowledges().acknowledges();
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    try (var client = server.builder().httpClient(http).build()) {
      client.remove(REMOVE);
    }
    assertThat(server.builder().httpClient(http).build().remove(REMOVE).version())
        .hasToString("\"42-7\"");
  }

  @Test
  void buildShouldBeRejectedWhenSomethingIsMissing() {
    var builder = OrganizationUsersClient.builder();
    assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
    builder.baseUrl("https://h.example");
    assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
    builder.token(() -> "t").build().close();
  }

  @Test
  void timeoutShouldBeRejectedWhenItIsNotPositive() {
    var builder = OrganizationUsersClient.builder();
    assertThatThrownBy(() -> builder.timeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.connectTimeout(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void durationsShouldBeLimitedToAYear() throws Exception {
    Duration eternity = Duration.ofSeconds(Long.MAX_VALUE);
    server.plays((request, out) -> {}).acknowledges();
    var client =
        server
            .builder()
            .options(
                options ->
                    options
                        .withTimeout(eternity)
                        .withDeadline(eternity)
                        .withMaxRetries(1)
                        .withBackoff(Duration.ofMillis(1), eternity))
            .build();
    assertThat(client.remove(REMOVE).version()).hasToString("\"42-7\"");
  }
}
