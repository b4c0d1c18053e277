package io.cloudplans.organizationusers.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The portal and the contract's documents, as the server serves them. */
class PagesTest {
  @RegisterExtension static final RunningServer server = new RunningServer();

  @Test
  void rootShouldRedirectToThePortal() {
    TestResponse response = server.get("/");

    assertThat(response.status()).isEqualTo(302);
    assertThat(response.header("Location")).isEqualTo("docs/");
    assertThat(response.header("Link"))
        .contains("<openapi.json>; rel=\"service-desc\"", "<docs/>; rel=\"service-doc\"");
  }

  @ParameterizedTest
  @CsvSource({
    "/docs/, text/html; charset=utf-8",
    "/docs/index.html, text/html; charset=utf-8",
    "/docs/reference/add-user.html, text/html; charset=utf-8",
    "/docs/reference/add-user.md, text/markdown; charset=utf-8",
    "/docs/assets/portal.css, text/css; charset=utf-8",
    "/docs/assets/portal.js, text/javascript; charset=utf-8",
    "/docs/search.json, application/json",
    "/llms.txt, text/plain; charset=utf-8"
  })
  void pageShouldHaveItsMediaTypeAndAPolicy(String path, String type) {
    TestResponse response = server.get(path);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Content-Type")).isEqualTo(type);
    assertThat(response.header("Content-Security-Policy"))
        .isEqualTo(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src"
                + " 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    assertThat(response.headers("Access-Control-Allow-Origin")).isEmpty();
    assertThat(response.body()).isNotBlank();
  }

  static Stream<String> problems() {
    return new ProblemTypes(Contract.builtIn()).all().stream().map(ProblemType::path);
  }

  @ParameterizedTest
  @MethodSource("problems")
  void problemTypeShouldHaveAPage(String path) {
    TestResponse response = server.get(path);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(response.body()).contains("<code>" + path + "</code>", "../docs/assets/portal.css");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi.yaml", "/openapi.json"})
  void contractShouldBeReadableFromAnyOrigin(String path) throws IOException {
    TestResponse response = server.get(path);

    assertThat(response.content()).isEqualTo(Contract.file(path.substring(1)));
    assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(response.header("ETag")).matches("\"[0-9a-f]{24}\"");
  }

  @Test
  void contractShouldBeNotModifiedWhenItsEntityTagIsSent() {
    String tag = server.get("/openapi.json").header("ETag");
    TestResponse response = server.get("/openapi.json", "If-None-Match", tag);

    assertThat(response.status()).isEqualTo(304);
    assertThat(response.body()).isEmpty();
    assertThat(response.header("ETag")).isEqualTo(tag);
    assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "If-None-Match | none",
        "If-None-Match | '\"open'",
        "If-Match | none",
        "If-Range | x"
      })
  void pageShouldBeSentWhenAConditionIsMalformed(String name, String value) {
    assertThat(server.get("/docs/", name, value).status()).isEqualTo(200);
  }

  @Test
  void pageShouldBeNotModifiedWhenOneOfSeveralTagsIsItsOwn() {
    String tag = server.get("/docs/").header("ETag");

    assertThat(server.get("/docs/", "If-None-Match", "\"a\", W/" + tag).status()).isEqualTo(304);
  }

  /** A pattern that backtracks would take half a second for each request. */
  @Test
  @Timeout(60)
  void pageShouldBeSentWhenTheAcceptedCodingsAreLong() {
    for (int i = 0; i < 300; i++) {
      assertThat(
              server.get("/docs/", "Accept-Encoding", "gzip" + " ".repeat(15_000) + "x").status())
          .isEqualTo(200);
    }
  }

  /** Includes a page whose gzip form is shorter than the minimum size for compression. */
  @ParameterizedTest
  @ValueSource(strings = {"/docs/", "/docs/try.json"})
  void pageShouldBeCompressedWhenTheCallerAcceptsGzip(String path) throws IOException {
    TestResponse plain = server.get(path);
    TestResponse gzip = server.get(path, "Accept-Encoding", "gzip");

    assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(gzip.header("Vary")).isEqualTo("Accept-Encoding");
    assertThat(gzip.header("ETag")).isNotEqualTo(plain.header("ETag"));
    try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(gzip.content()))) {
      assertThat(stream.readAllBytes()).isEqualTo(plain.content());
    }
  }

  @Test
  void everyFileOfThePortalShouldBeServed() {
    List<String> names = PortalFiles.names();

    assertThat(names).hasSizeGreaterThan(100);
    assertThat(names)
        .allSatisfy(
            name ->
                assertThat(
                        server
                            .get("/" + name.replaceFirst("^root/(.*?)(\\.html)?$", "$1"))
                            .status())
                    .isEqualTo(200));
  }

  @ParameterizedTest
  @CsvSource({"/docs/nothing, ''", "/docs/guides/nothing.html, ../", "/docs/a/b/, ../../"})
  void missingPageShouldHaveTheSearchWhenABrowserRequestsIt(String path, String home) {
    TestResponse response = server.get(path, "Accept", "text/html,*/*;q=0.8");

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    assertThat(response.header("Content-Security-Policy")).startsWith("default-src 'none';");
    assertThat(response.body())
        .contains(
            "data-root=\"" + home + "\"",
            "href=\"" + home + "assets/portal.css\"",
            "src=\"" + home + "assets/search.js\"",
            "href=\"" + home + "guides/errors.html\"");
  }

  /** Each link of the page would repeat the path's depth. */
  @Test
  void missingPageShouldBeAProblemWhenItsPathIsLong() {
    TestResponse response = server.get("/docs/" + "a/".repeat(100), "Accept", "text/html");

    assertThat(response).isProblem("route-not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs/nothing", "/docs/nothing.json", "/v1/docs/", "/docs"})
  void missingPageShouldBeAProblemWhenNoBrowserRequestsIt(String path) {
    assertThat(server.get(path)).isProblem("route-not-found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/sitemap.xml", "/.well-known/api-catalog", "/docs/tokens.json", "/root/llms.txt"})
  void optionalPageShouldNotBeFoundWhenItIsNotConfigured(String path) {
    assertThat(server.get(path)).isProblem("route-not-found");
  }
}
