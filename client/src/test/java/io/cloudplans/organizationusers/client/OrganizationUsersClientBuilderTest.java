package io.cloudplans.organizationusers.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudplans.organizationusers.client.model.RemoveUser;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationUsersClientBuilderTest {
  private static final RemoveUser REMOVE = RemoveUser.of(42, "a@b.example");

  private ScriptedServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ScriptedServer();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'',''",
    "/,''",
    "//,''",
    "/gate/way,/gate/way",
    "/gate/way/,/gate/way",
    "/a%20b/,/a%20b"
  })
  void baseUrlShouldKeepItsPrefixWhenItEndsInASlashOrNot(String path, String prefix)
      throws Exception {
    server.succeeds("{\"status\":200}");
    server.client().baseUrl(server.url() + path).build().remove(REMOVE);
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
        "https://h.example?a=b",
        "https://h.example#a",
        "https://user:secret@h.example",
        "https://user:secret @h.example",
      })
  void baseUrlShouldBeRefusedWithoutBeingQuotedWhenItIsNoPlainHttpUrl(String url) {
    assertThatThrownBy(() -> OrganizationUsersClient.builder().baseUrl(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void tokenShouldBeAskedForEachRequestWhenItChanges() throws Exception {
    Deque<String> tokens = new ArrayDeque<>(List.of("first", "second~._+/-=="));
    server.succeeds("{\"status\":200}").succeeds("{\"status\":200}");
    OrganizationUsersClient client = server.client().token(tokens::remove).build();
    client.remove(REMOVE);
    client.remove(REMOVE);
    assertThat(server.received().headers()).containsEntry("authorization", "Bearer first");
    assertThat(server.received().headers()).containsEntry("authorization", "Bearer second~._+/-==");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s3cret\n", "Bearer s3cret", "s3cret\u00e9"})
  void tokenShouldBeRefusedWithoutBeingQuotedWhenItIsNone(String token) {
    OrganizationUsersClient client = server.client().token(() -> token).build();
    assertThatThrownBy(() -> client.remove(REMOVE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("s3cret")
        .hasNoCause();
  }

  @Test
  void tokenShouldNotShowWhenClientOrFaultIsPrinted() {
    server.answers(500, "Content-Type: text/plain", "oops");
    OrganizationUsersClient client = server.client().token(() -> "s3cret").build();
    assertThat(client).hasToString("OrganizationUsersClient[" + server.url() + "]");
    assertThatThrownBy(() -> client.remove(REMOVE))
        .hasMessage("an error without a problem document (status 500)");
  }

  @Test
  void callShouldThrowWhatTheSupplierThrowsWhenThereIsNoToken() {
    var fault = new IllegalStateException("log in again");
    var client =
        server
            .client()
            .token(
                () -> {
                  throw fault;
                })
            .build();
    assertThatThrownBy(() -> client.remove(REMOVE)).isSameAs(fault);
  }

  @Test
  void closeShouldLeaveTheHttpClientOpenWhenItIsTheCallers() throws Exception {
    server.succeeds("{\"status\":200}").succeeds("{\"status\":200}");
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    try (var client = server.client().httpClient(http).build()) {
      client.remove(REMOVE);
    }
    assertThat(server.client().httpClient(http).build().remove(REMOVE)).hasToString("\"42-7\"");
  }

  @Test
  void buildShouldBeRefusedWhenSomethingIsMissing() {
    var builder = OrganizationUsersClient.builder();
    assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
    builder.baseUrl("https://h.example");
    assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
    builder.token(() -> "t").build().close();
  }

  @Test
  void timeoutShouldBeRefusedWhenItIsNotPositive() {
    var builder = OrganizationUsersClient.builder();
    assertThatThrownBy(() -> builder.timeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.connectTimeout(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void timesShouldBeAYearWhenTheyAreForEver() throws Exception {
    Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);
    server.plays((request, out) -> {}).succeeds("{\"status\":200}");
    var client =
        server
            .client()
            .options(
                options ->
                    options
                        .withTimeout(forEver)
                        .withDeadline(forEver)
                        .withMaxRetries(1)
                        .withBackoff(Duration.ofMillis(1), forEver))
            .build();
    assertThat(client.remove(REMOVE)).hasToString("\"42-7\"");
  }
}
