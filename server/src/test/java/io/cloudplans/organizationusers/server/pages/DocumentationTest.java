package io.cloudplans.organizationusers.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documentation of a server with a public address and with tokens for readers. */
class DocumentationTest {
  private static final String URL = "https://api.test/x";

  @RegisterExtension
  static final RunningServer server =
      new RunningServer()
          .withDocumentation(
              new Documentation(
                  new PublicUrl(URL), () -> List.of(new DemoToken("owner", "a-token"))));

  @Test
  void contractShouldNameTheServerWhenItsAddressIsPublic() throws IOException {
    assertThat(json("/openapi.json").at("/servers/0/url").asText()).isEqualTo(URL);
    assertThat(server.get("/openapi.yaml").body()).contains("url: " + URL + "\n");
  }

  private static JsonNode json(String path) throws IOException {
    return new ObjectMapper().readTree(server.get(path).body());
  }

  @Test
  void sitemapShouldListThePagesWhenTheAddressIsPublic() {
    List<String> pages =
        Pattern.compile("<loc>" + URL + "(.*?)</loc>")
            .matcher(server.get("/sitemap.xml").body())
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();

    assertThat(pages).hasSizeGreaterThan(40).contains("/docs/").doesNotContain("/docs/404.html");
    assertThat(pages).allSatisfy(page -> assertThat(server.get(page).status()).isEqualTo(200));
  }

  @Test
  void apiCatalogShouldLinkToTheContractWhenTheAddressIsPublic() throws IOException {
    assertThat(server.get("/.well-known/api-catalog").header("Content-Type"))
        .isEqualTo("application/linkset+json; profile=\"https://www.rfc-editor.org/info/rfc9727\"");
    assertThat(json("/.well-known/api-catalog").at("/linkset/0/service-desc/0/href").asText())
        .isEqualTo(URL + "/openapi.json");
  }

  @Test
  void tokensShouldBeServedWhenTheHostIsLoopback() throws IOException {
    TestResponse response = server.get("/docs/tokens.json");

    assertThat(response.body()).isEqualTo("[{\"name\":\"owner\",\"token\":\"a-token\"}]");
    assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    assertThat(json("/docs/try.json").path("tokens").asText()).isEqualTo("tokens.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"portal.test", "localhost.test", "127.0.0.1.test:80", "10.0.0.1"})
  void tokensShouldNotBeFoundWhenTheHostIsNotLoopback(String host) {
    assertThat(
            server.exchange(
                "GET /docs/tokens.json HTTP/1.1\r\nHost: "
                    + host
                    + "\r\nConnection: close\r\n\r\n"))
        .isProblem("route-not-found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.test/",
        "ftp://api.test",
        "api.test",
        "https://api.test?x",
        "https://api.test#x"
      })
  void addressShouldBeRejectedWhenItIsNotAPlainUrl(String url) {
    assertThatThrownBy(() -> new PublicUrl(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--public-url: ");
  }
}
