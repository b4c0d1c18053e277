package io.cloudplans.organizationusers.portal;

import freemarker.template.TemplateMethodModelEx;
import io.cloudplans.organizationusers.portal.contract.Operation;
import io.cloudplans.organizationusers.portal.contract.Problem;
import io.cloudplans.organizationusers.portal.page.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Creates the Markdown of pages from templates; all operations share one, as do all problems. */
final class PageTexts {
  private static final String OPERATION = "reference/{operation}";
  private static final String PROBLEM = "problems/{problem}";

  private final Sources sources;
  private final Templates templates;
  private final Map<String, Object> shared;

  PageTexts(Sources sources, Templates templates) throws IOException {
    this.sources = sources;
    this.templates = templates;
    shared =
        Map.of(
            "version", sources.version(),
            "contract", sources.contract(),
            "releases", sources.releases(),
            "generator", sources.generator(),
            "settings", sources.settings(),
            "exceptions", sources.exceptions(),
            "vectors", sources.vectors(),
            "javaSamples", sources.javaSamples(),
            "text", method(sources::text),
            "recording", method(sources::recording));
  }

  private interface Reader {
    Object read(String name) throws IOException;
  }

  /** Returns a method with which templates read files by name. */
  private static TemplateMethodModelEx method(Reader reader) {
    return arguments -> {
      try {
        return reader.read(arguments.get(0).toString());
      } catch (IOException e) {
        throw new IllegalStateException("No such file: " + arguments, e);
      }
    };
  }

  /** Returns the pages for a path in the navigation. */
  List<Page> of(String entry) throws IOException {
    List<Page> pages = new ArrayList<>();
    if (entry.equals(OPERATION)) {
      for (Operation operation : sources.contract().operations()) {
        String path = "reference/" + operation.slug();
        String source = "openapi/organization-users/" + operation.stem() + ".yaml";
        pages.add(page(path, source, "reference/operation.md", Map.of("operation", operation)));
      }
    } else if (entry.equals(PROBLEM)) {
      for (Problem problem : sources.contract().problems()) {
        String source = "openapi/problems/" + problem.slug() + ".yaml";
        pages.add(
            page(
                "problems/" + problem.slug(),
                source,
                "problems/problem.md",
                Map.of("problem", problem)));
      }
    } else {
      pages.add(page(entry, "portal/src/main/pages/" + entry + ".md", entry + ".md", Map.of()));
    }
    return pages;
  }

  private Page page(String path, String source, String template, Map<String, Object> own)
      throws IOException {
    Map<String, Object> model = new HashMap<>(shared);
    model.putAll(own);
    return new Page(path, source, templates.text(template, model));
  }
}
