package io.cloudplans.organizationusers.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that every link of the site leads to an existing file and anchor. */
class LinksTest {
  private static final String HOME = "https://portal.test/a/b/";

  @TempDir private static Path folder;
  private static Site site;

  @BeforeAll
  static void write() {
    site = Site.write(folder);
  }

  @Test
  void linksShouldNotBeBroken() throws IOException {
    Set<String> targets = new TreeSet<>(site.files());
    for (String name : site.pages()) {
      site.page(name).select("[id]").forEach(element -> targets.add(name + "#" + element.id()));
    }
    for (String name : site.pages()) {
      Document page = site.page(name);
      for (Element element : page.select("[href], [src]")) {
        String link = element.absUrl(element.hasAttr("href") ? "href" : "src");
        if (link.startsWith("https://openapi-generator.tech")
            || link.startsWith("https://semver.org")) {
          continue;
        }
        assertThat(link).as(name).startsWith(HOME);
        assertThat(targets).as(name).contains(link.substring(HOME.length()));
      }
    }
  }

  @Test
  void linksWithinTheSiteShouldBeRelative() throws IOException {
    for (String name : site.pages()) {
      assertThat(site.page(name).select("[href^=/], [src^=/]")).as(name).isEmpty();
    }
  }

  @Test
  void idsShouldBeUniqueOnEachPage() throws IOException {
    for (String name : site.pages()) {
      assertThat(site.page(name).select("[id]").eachAttr("id")).as(name).doesNotHaveDuplicates();
    }
  }
}
