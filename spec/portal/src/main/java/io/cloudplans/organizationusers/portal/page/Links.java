package io.cloudplans.organizationusers.portal.page;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Checks the links between pages. */
public final class Links {
  private Links() {}

  /** Throws {@link IllegalStateException} with all broken links. */
  public static void check(List<RenderedPage> pages) {
    Set<String> targets = new TreeSet<>();
    for (RenderedPage rendered : pages) {
      String link = rendered.page().link();
      targets.add(link);
      rendered.headings().forEach(heading -> targets.add(link + "#" + heading.id()));
    }
    List<String> broken =
        pages.stream()
            .flatMap(
                rendered ->
                    rendered.links().stream()
                        .filter(link -> !targets.contains(link) && !isFile(link))
                        .map(link -> rendered.page().path() + " links to " + link))
            .toList();
    if (!broken.isEmpty()) {
      throw new IllegalStateException("Broken links: " + String.join("; ", broken));
    }
  }

  /** Returns whether a link leads to a file, which is checked elsewhere. */
  private static boolean isFile(String link) {
    return link.matches(".*\\.[a-z]+");
  }
}
