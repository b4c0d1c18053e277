package io.cloudplans.organizationusers.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks the number of clicks to a page, the sizes of pages, and the site on a plain file server.
 */
class ReadingTest {
  private static final Pattern LARGEST =
      Pattern.compile("largest page has at most (\\d+) KiB, and (\\d+) KiB with its stylesheet");

  @TempDir private static Path folder;
  private static Site site;
  private static Set<String> inTwoClicks;

  @BeforeAll
  static void write() throws IOException {
    // Without this property, each response takes 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    site = Site.write(folder);
    inTwoClicks = new TreeSet<>();
    for (String link : links("index.html")) {
      inTwoClicks.add(link);
      if (link.contains(".html")) {
        inTwoClicks.addAll(links(link.replaceFirst("#.*", "")));
      }
    }
  }

  /** Returns the targets of a page's links within the site. */
  private static List<String> links(String page) throws IOException {
    return site.page(page).select("a[href]").eachAttr("abs:href").stream()
        .filter(link -> link.startsWith("https://portal.test/a/b/"))
        .map(link -> link.substring("https://portal.test/a/b/".length()))
        .toList();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/questions.csv", delimiter = ';')
  void pageShouldBeReachedInTwoClicks(String question, String page) {
    assertThat(inTwoClicks).as(question).contains(page);
  }

  /** Checks the figures in the README, which are upper bounds. */
  @Test
  void pagesShouldHaveTheSizesOfTheReadmeWhenCompressed() throws IOException {
    Matcher figures = LARGEST.matcher(Files.readString(Path.of("README.md")));
    assertThat(figures.find()).isTrue();
    int shared = 0;
    for (String asset : List.of("portal.css", "dark.css", "portal.js", "theme.js", "icon.svg")) {
      shared += compressed("assets/" + asset);
    }
    int largest = 0;
    for (String page : site.pages()) {
      largest = Math.max(largest, compressed(page));
    }

    assertThat(kib(largest)).isLessThanOrEqualTo(Integer.parseInt(figures.group(1)));
    assertThat(kib(largest + shared)).isLessThanOrEqualTo(Integer.parseInt(figures.group(2)));
    assertThat(kib(largest + shared)).isLessThanOrEqualTo(100);
    // The page, then the files that it names: two sequential round trips.
    assertThat(site.text("assets/portal.css") + site.text("assets/dark.css"))
        .doesNotContain("@import", "url(");
  }

  private static int kib(int bytes) {
    return (bytes + 1023) / 1024;
  }

  private static int compressed(String file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(site.text(file).getBytes(UTF_8));
    }
    return bytes.size();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/docs/", "/a/b/"})
  void siteShouldBeCompleteOnAnyServer(String prefix) throws IOException, InterruptedException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        prefix,
        exchange -> {
          Path file =
              site.folder().resolve(exchange.getRequestURI().getPath().substring(prefix.length()));
          boolean found = Files.isRegularFile(file);
          byte[] body = found ? Files.readAllBytes(file) : new byte[0];
          exchange.sendResponseHeaders(found ? 200 : 404, found ? body.length : -1);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      String home = "http://127.0.0.1:" + server.getAddress().getPort() + prefix;
      assertThat(crawl(home)).hasSizeGreaterThan(100);
    } finally {
      server.stop(0);
    }
  }

  /** Follows all links from the first page, and returns the visited addresses. */
  private static Set<String> crawl(String home) throws IOException, InterruptedException {
    Set<String> known = new HashSet<>(Set.of(home + "index.html"));
    Deque<String> next = new ArrayDeque<>(known);
    HttpClient http = HttpClient.newHttpClient();
    while (!next.isEmpty()) {
      String address = next.pop();
      var response =
          http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
      assertThat(response.statusCode()).as(address).isEqualTo(200);
      if (address.endsWith(".html")) {
        for (Element element : Jsoup.parse(response.body(), address).select("[href], [src]")) {
          String link =
              element.absUrl(element.hasAttr("href") ? "href" : "src").replaceFirst("#.*", "");
          if (link.startsWith(home) && known.add(link)) {
            next.push(link);
          }
        }
      }
    }
    return known;
  }
}
