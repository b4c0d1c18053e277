package io.cloudplans.organizationusers.portal;

import io.cloudplans.organizationusers.portal.page.Links;
import io.cloudplans.organizationusers.portal.page.MarkdownRenderer;
import io.cloudplans.organizationusers.portal.page.Page;
import io.cloudplans.organizationusers.portal.page.RenderedPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the documentation site. */
public final class Portal {
  private Portal() {}

  /**
   * Writes the site.
   *
   * @param arguments the folder {@code spec}, the folder to write into, the project's version, and
   *     the version of OpenAPI Generator. The site is written to the folder's {@code docs}, and the
   *     files that a server needs outside the site to {@code root}
   */
  public static void main(String[] arguments) throws IOException {
    Sources sources = Sources.of(Path.of(arguments[0]), arguments[2], arguments[3]);
    write(sources, Path.of(arguments[1]));
  }

  static void write(Sources sources, Path site) throws IOException {
    sources.releases().check();
    Templates templates = new Templates(sources.portalFile("pages"), sources.portalFile("layout"));
    PageTexts texts = new PageTexts(sources, templates);
    Navigation navigation = Navigation.read(sources.portalFile("pages/navigation.txt"));
    List<Chapter> chapters = new ArrayList<>();
    for (Navigation.Entry entry : navigation.chapters()) {
      List<RenderedPage> pages = new ArrayList<>();
      for (String name : entry.pages()) {
        for (Page page : texts.of(name)) {
          pages.add(MarkdownRenderer.render(page));
        }
      }
      chapters.add(new Chapter(entry.title(), pages));
    }
    List<RenderedPage> pages =
        chapters.stream().flatMap(chapter -> chapter.pages().stream()).toList();
    Links.check(pages);
    RenderedPage notFoundPage = MarkdownRenderer.render(texts.of("404").get(0));
    new SiteWriter(sources, templates, chapters, notFoundPage, site).write();
  }
}
