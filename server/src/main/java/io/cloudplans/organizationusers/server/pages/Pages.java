package io.cloudplans.organizationusers.server.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** The contract, its reference page and the pages of its problem types, by path. */
public final class Pages {
  private static final String RENDERER = "org.webjars/swagger-ui";
  private static final String HTML = "text/html; charset=utf-8";
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";

  private final Map<String, Page> pages = new HashMap<>();

  /** Reads the pages; throws {@link UncheckedIOException} where one is missing. */
  public Pages(ProblemTypes types) {
    try {
      add("/openapi.yaml", "application/yaml", text(Contract.file("openapi.yaml")));
      add("/openapi.json", "application/json", text(Contract.file("openapi.json")));
      add("/docs/", HTML, resource("/docs/index.html"));
      add("/docs/page.css", STYLE, resource("/docs/page.css"));
      add("/docs/start.js", SCRIPT, resource("/docs/start.js"));
      String renderer = renderer();
      add("/docs/swagger-ui.css", STYLE, resource(renderer + "swagger-ui.css"));
      add("/docs/swagger-ui-bundle.js", SCRIPT, resource(renderer + "swagger-ui-bundle.js"));
      String template = resource("/docs/problem.html");
      for (ProblemType type : types.all()) {
        add(type.path(), HTML, problem(template, type));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String path, String mediaType, String content) {
    pages.put(path, new Page(mediaType, content));
  }

  /** The paths of all pages. */
  public Set<String> paths() {
    return pages.keySet();
  }

  /** The page at a path of {@link #paths()}. */
  Page at(String path) {
    return Objects.requireNonNull(pages.get(path), path);
  }

  private static String problem(String template, ProblemType type) {
    String advice = escaped(type.advice()).replaceAll("`([^`]+)`", "<code>$1</code>");
    return template
        .replace("{title}", escaped(type.title()))
        .replace("{status}", String.valueOf(type.status()))
        .replace("{path}", type.path())
        .replace("{detail}", escaped(type.detail()))
        .replace("{advice}", advice);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** The folder of the renderer's files, which has its version in its name. */
  private static String renderer() throws IOException {
    Properties coordinates = new Properties();
    coordinates.load(new StringReader(resource("/META-INF/maven/" + RENDERER + "/pom.properties")));
    return "/META-INF/resources/webjars/swagger-ui/" + coordinates.getProperty("version") + "/";
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = Pages.class.getResourceAsStream(name)) {
      return text(Objects.requireNonNull(stream, name).readAllBytes());
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
