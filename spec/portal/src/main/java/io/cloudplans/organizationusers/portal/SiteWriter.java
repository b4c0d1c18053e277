package io.cloudplans.organizationusers.portal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.cloudplans.organizationusers.portal.page.Rendered;
import io.cloudplans.organizationusers.portal.page.Twin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes the pages in their frame, their twins, the search index and the files beside them. */
final class SiteWriter {
  private final Sources sources;
  private final Templates templates;
  private final List<Chapter> chapters;
  private final List<Rendered> pages;
  private final Path site;

  SiteWriter(Sources sources, Templates templates, List<Chapter> chapters, Path site) {
    this.sources = sources;
    this.templates = templates;
    this.chapters = chapters;
    this.site = site;
    pages = chapters.stream().flatMap(chapter -> chapter.pages().stream()).toList();
  }

  void write() throws IOException {
    for (int i = 0; i < pages.size(); i++) {
      Rendered page = pages.get(i);
      Map<String, Object> model = new HashMap<>(Map.of("page", page, "chapters", chapters));
      model.put("settings", sources.settings());
      model.put("contract", sources.contract());
      if (i > 0) {
        model.put("previous", pages.get(i - 1));
      }
      if (i + 1 < pages.size()) {
        model.put("next", pages.get(i + 1));
      }
      String path = page.page().path();
      write(path + ".html", templates.text("page.ftlh", model));
      write(path + ".md", Twin.of(page.page()));
      String source = page.page().source();
      write("source/" + source, Files.readString(sources.folder().resolve(source)));
    }
    write("search.json", index());
    write("try.json", new TryForms(sources).json());
    write(
        "llms.txt",
        templates.text("llms.ftl", Map.of("chapters", chapters, "settings", sources.settings())));
    copy(sources.own("assets"), site.resolve("assets"));
    for (String name : List.of("openapi.yaml", "openapi.json")) {
      Files.write(site.resolve(name), Sources.contractFile(name));
    }
  }

  private String index() {
    ArrayNode index = new ObjectMapper().createArrayNode();
    for (Rendered page : pages) {
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
