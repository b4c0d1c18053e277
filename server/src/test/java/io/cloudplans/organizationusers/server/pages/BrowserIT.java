package io.cloudplans.organizationusers.server.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The portal in a real browser, which must report no errors. */
@Tag("browser")
class BrowserIT {
  private static final String FAULTS =
      "axe.run().then(found => found.violations.filter(v => ['serious', 'critical'].includes(v.impact))"
          + ".map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).slice(0, 5).join(', ')))";

  @RegisterExtension static final RunningServer server = new RunningServer();
  @TempDir private static Path folder;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    browser = new Browser(folder);
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  /** Returns the pages of the portal; the pages under {@code /problems/} are the same as in it. */
  static Stream<String> pages() {
    return PortalFiles.names().stream()
        .filter(name -> name.matches("docs/.*\\.html"))
        .map(name -> "/" + name);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void pageShouldBeAccessibleAndReportNoErrorsWhenOpened(String path) throws IOException {
    browser.emulate(1440, "light");
    browser.open(server.uri(path));
    browser.evaluate(Webjar.read("org.webjars.npm", "axe-core", "axe.min.js"));

    assertThat(browser.evaluate(FAULTS)).as("light").isEmpty();
    assertFits(1440);
    browser.emulate(360, "dark");
    assertThat(browser.evaluate(FAULTS)).as("dark").isEmpty();
    assertFits(360);
    assertThat(browser.errors()).isEmpty();
    assertThat(browser.requests())
        .allMatch(url -> url.equals("about:blank") || url.startsWith(server.address()));
  }

  private static void assertFits(int width) {
    assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
        .as("scrolls sideways at " + width)
        .isLessThanOrEqualTo(width);
  }

  @ParameterizedTest
  @CsvFileSource(files = "../spec/portal/src/test/resources/questions.csv", delimiter = ';')
  void searchShouldFindThePageWhenAReaderAsks(String query, String page) {
    browser.emulate(1440, "light");
    browser.open(server.uri("/docs/"));

    assertThat(results(query)).anyMatch(link -> link.endsWith("/docs/" + page));
  }

  /** Returns the first three results. */
  private static List<String> results(String query) {
    browser.evaluate("document.querySelector('.search input').value = ''");
    browser.evaluate("document.querySelector('.search input').focus()");
    browser.type(query);
    browser.await("document.querySelector('.results a')");
    JsonNode links =
        browser.evaluate(
            "[...document.querySelectorAll('.results a')].slice(0, 3).map(a => a.href)");
    return Stream.of(links.get(0), links.path(1), links.path(2)).map(JsonNode::asText).toList();
  }

  @Test
  void searchShouldBeUsableByKeyboardWhenAResultIsChosen() {
    browser.emulate(1440, "light");
    browser.open(server.uri("/docs/"));
    results("user-not-found");
    browser.press("ArrowDown");

    assertThat(browser.evaluate("document.activeElement.href").asText())
        .endsWith("/docs/problems/user-not-found.html");
  }

  @Test
  void colorsShouldChangeAndPersistWhenTheReaderSwitches() {
    browser.emulate(1440, "light");
    browser.open(server.uri("/docs/"));
    String light = background();
    browser.evaluate("document.querySelector('.theme').click()");
    String dark = background();
    browser.open(server.uri("/docs/guides/errors.html"));

    assertThat(dark).isNotEqualTo(light).isEqualTo(background());
    browser.evaluate("localStorage.clear()");
  }

  private static String background() {
    return browser.evaluate("getComputedStyle(document.body).backgroundColor").asText();
  }

  @Test
  void samplesShouldStayBesideTheRequestWhenTheReaderScrolls() {
    browser.emulate(1440, "light");
    browser.open(server.uri("/docs/reference/list-users.html"));

    assertThat(
            afterScrollingTo(
                "query-cursor", "place('.samples').top > 0 && place('.samples').bottom < 900"))
        .isTrue();
    assertThat(
            afterScrollingTo(
                "try-it",
                "[...document.querySelectorAll('.beside')].every(code =>"
                    + " code.getBoundingClientRect().bottom < place('.try').top)"))
        .isTrue();
  }

  private static boolean afterScrollingTo(String id, String condition) {
    return browser
        .evaluate(
            "{ const place = css => document.querySelector(css).getBoundingClientRect();"
                + " document.getElementById('%s').scrollIntoView({behavior: 'instant'}); %s }"
                    .formatted(id, condition))
        .asBoolean();
  }

  @ParameterizedTest
  @CsvSource({
    "list-users, 200, false",
    "add-user, 200, true",
    "update-user, 200, true",
    "remove-user, 200, true"
  })
  void formShouldShowTheResponseWhenATokenIsEntered(String page, String status, boolean asks) {
    browser.emulate(1440, "light");
    browser.open(server.uri("/docs/reference/" + page + ".html"));
    browser.await("document.querySelector('#try-token')");
    browser.evaluate("document.querySelector('#try-token').focus()");
    browser.type(server.token("owner@example.com", false));
    browser.evaluate("document.querySelector('.try > .send').click()");
    if (asks) {
      browser.evaluate("document.querySelector('dialog .send').click()");
    }
    browser.await("document.querySelector('.outcome figure + figure')");

    String outcome = browser.evaluate("document.querySelector('.outcome').innerText").asText();
    assertThat(outcome).contains("curl 'http://127.0.0.1", "$TOKEN", "\n" + status, "etag: ");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void problemShouldLinkToItsPageWhenTheFormsRequestIsRejected() {
    browser.emulate(360, "dark");
    browser.open(server.uri("/docs/reference/list-users.html"));
    browser.await("document.querySelector('#try-token')");
    browser.evaluate("document.querySelector('.try > .send').click()");
    browser.await("document.querySelector('.outcome a')");

    assertThat(browser.evaluate("document.querySelector('.outcome a').href").asText())
        .endsWith("/docs/problems/invalid-token.html");
  }

  @Test
  void nextPageShouldComeFromThisServerWhenTheLinkNamesAnother() {
    browser.emulate(1440, "light");
    browser.open(server.uri("/docs/reference/list-users.html"));
    browser.await("document.querySelector('.try > .send')");
    browser.evaluate(
        """
        window.asked = [];
        window.fetch = async (url) => {
          asked.push(url);
          const link = '<https://elsewhere.example/x?cursor=AQ>; rel="next"';
          return new Response("no JSON", { headers: { Link: link, "Content-Type": "application/problem+json" } });
        };
        0\
        """);
    browser.evaluate("document.querySelector('.try > .send').click()");
    browser.await("document.querySelector('.outcome button')");
    browser.evaluate("document.querySelector('.outcome button').click()");
    browser.await("asked[1]");

    assertThat(browser.evaluate("asked[1]").asText())
        .isEqualTo(server.uri("/v1/organizations/users/list?cursor=AQ").toString());
  }

  @Test
  void everyControlShouldBeReachableWithTheTabKey() {
    browser.emulate(1440, "light");
    browser.open(server.uri("/docs/guides/roles-and-permissions.html"));
    String visible =
        "[...document.querySelectorAll('a, button, input, summary, [tabindex=\"0\"]')].filter(e =>"
            + " e.checkVisibility() && e.tabIndex >= 0 && (e.type !== 'radio' || e.checked))";
    int all = browser.evaluate(visible + ".length").asInt();
    browser.evaluate("window.reached = new Set(); document.body.focus()");
    for (int i = 0; i <= all + 5; i++) {
      browser.press("Tab");
      browser.evaluate("reached.add(document.activeElement) && 0");
    }

    assertThat(browser.evaluate(visible + ".filter(e => !reached.has(e)).map(e => e.outerHTML)"))
        .isEmpty();
  }

  /** Checks that Redoc and Swagger UI on another origin can read the contract from this server. */
  @ParameterizedTest
  @CsvSource({
    "org.webjars.npm, redoc, bundles/redoc.standalone.js, 'Redoc.init(URL, {}, document.body)'",
    "org.webjars, swagger-ui, swagger-ui-bundle.js, 'SwaggerUIBundle({url: URL, domNode: document.body})'"
  })
  void contractShouldBeRenderedByAPortalOnAnotherOrigin(
      String group, String artifact, String file, String show) throws IOException {
    String script = Webjar.read(group, artifact, file);
    HttpServer elsewhere =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("<!doctype html><title>x</title><body>".getBytes(UTF_8));
          exchange.close();
        });
    elsewhere.start();
    try {
      browser.emulate(1440, "light");
      browser.open(URI.create("http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/"));
      browser.evaluate(script + "\n;0");
      browser.evaluate(show.replace("URL", "'" + server.uri("/openapi.json") + "'") + ";0");
      for (String summary :
          List.of("List the users", "Add a user", "Change the role", "Remove a user")) {
        browser.await("document.body.innerText.includes('" + summary + "')");
      }
    } finally {
      elsewhere.stop(0);
    }
  }
}
