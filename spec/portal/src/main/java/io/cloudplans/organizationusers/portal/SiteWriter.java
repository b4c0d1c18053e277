package io.cloudplans.organizationusers.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.cloudplans.organizationusers.portal.page.MarkdownPage;
import io.cloudplans.organizationusers.portal.page.MarkdownRenderer;
import io.cloudplans.organizationusers.portal.page.Page;
import io.cloudplans.organizationusers.portal.page.RenderedPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes the pages as HTML and as Markdown, the search index, and the other files of the site. */
final class SiteWriter {
  private final Sources sources;
  private final Templates templates;
  private final List<Chapter> chapters;
  private final List<RenderedPage> pages;
  private final RenderedPage notFoundPage;
  private final Path site;

  /**
   * Prepares a site.
   *
   * @param notFoundPage the page for unknown addresses
   */
  SiteWriter(
      Sources sources,
      Templates templates,
      List<Chapter> chapters,
      RenderedPage notFoundPage,
      Path site) {
    this.sources = sources;
    this.templates = templates;
    this.chapters = chapters;
    this.notFoundPage = notFoundPage;
    this.site = site;
    pages = chapters.stream().flatMap(chapter -> chapter.pages().stream()).toList();
  }

  void write() throws IOException {
    for (int i = 0; i < pages.size(); i++) {
      Page page = pages.get(i).page();
      write(pages.get(i), i);
      if (page.path().startsWith("problems/") && !page.path().endsWith("index")) {
        Page outside = page.withHome("../docs/");
        write("root/" + page.path() + ".html", inLayout(MarkdownRenderer.render(outside), i));
      }
    }
    write(notFoundPage, -1);
    write("docs/search.json", searchIndex());
    write("docs/try.json", new TryForms(sources).json());
    write("docs/llms.txt", llms(""));
    write("root/llms.txt", llms("docs/"));
    copy(sources.portalFile("assets"), site.resolve("docs/assets"));
    write("docs/openapi.json", contract("openapi.json", "\"url\" : \"%s\""));
    write("docs/openapi.yaml", contract("openapi.yaml", "url: %s\n"));
    if (!sources.setting("portal.address").isEmpty()) {
      write("docs/sitemap.xml", sitemap());
    }
    write("files.txt", list());
  }

  /**
   * Writes a page as HTML and as Markdown, and its source.
   *
   * @param index the position among the pages, or -1 for a page outside the navigation
   */
  private void write(RenderedPage rendered, int index) throws IOException {
    Page page = rendered.page();
    write("docs/" + page.path() + ".html", inLayout(rendered, index));
    write("docs/" + page.path() + ".md", MarkdownPage.of(page));
    String source = page.source();
    write("docs/source/" + source, Files.readString(sources.folder().resolve(source)));
  }

  /** Returns a file of the contract, with the configured address of the API. */
  private String contract(String name, String url) throws IOException {
    String text = new String(Sources.contractFile(name), UTF_8);
    String address = sources.setting("api.address");
    return address.isEmpty() ? text : text.replace(url.formatted("/"), url.formatted(address));
  }

  /** Returns the sitemap (sitemaps.org). */
  private String sitemap() {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    %s</urlset>
    """
        .formatted(
            pages.stream()
                .map(page -> sources.setting("portal.address") + page.page().link())
                .map("<url><loc>%s.html</loc></url>\n"::formatted)
                .collect(joining()));
  }

  /** Returns a page in the site's layout, with links to the previous and the next page. */
  private String inLayout(RenderedPage page, int index) throws IOException {
    Map<String, Object> model = new HashMap<>(Map.of("page", page, "chapters", chapters));
    model.put("settings", sources.settings());
    model.put("contract", sources.contract());
    if (index > 0) {
      model.put("previous", pages.get(index - 1));
    }
    if (index >= 0 && index + 1 < pages.size()) {
      model.put("next", pages.get(index + 1));
    }
    return templates.text("page.ftlh", model);
  }

  private String llms(String home) throws IOException {
    return templates.text(
        "llms.ftl", Map.of("chapters", chapters, "settings", sources.settings(), "home", home));
  }

  /** Returns the names of all files, because a server cannot list the files of a jar. */
  private String list() throws IOException {
    try (Stream<Path> files = Files.walk(site)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> site.relativize(file).toString() + "\n")
          .filter(file -> !file.equals("files.txt\n") && !file.endsWith(".class\n"))
          .sorted()
          .collect(joining());
    }
  }

  private String searchIndex() {
    ArrayNode index = new ObjectMapper().createArrayNode();
    for (RenderedPage page : pages) {
      page.sections()
          .forEach(
              section ->
                  index
                      .addArray()
                      .add(
                          page.page().path()
                              + ".html"
                              + (section.heading().level() == 1
                                  ? ""
                                  : "#" + section.heading().id()))
                      .add(page.title())
                      .add(section.heading().text())
                      .add(section.text()));
    }
    return index.toString();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.write(copy, Files.readAllBytes(file));
      }
    }
  }

  private void write(String name, String text) throws IOException {
    Path file = site.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
