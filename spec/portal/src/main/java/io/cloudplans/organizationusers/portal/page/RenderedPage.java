package io.cloudplans.organizationusers.portal.page;

import java.util.List;
import java.util.Set;

/**
 * A page as HTML.
 *
 * @param name the name in the navigation
 * @param summary the first paragraph, as plain text
 * @param html the content, without the site's layout
 * @param headings the headings except the title, in order
 * @param links the targets of the links within the site
 */
public record RenderedPage(
    Page page,
    String title,
    String name,
    String summary,
    String html,
    List<Heading> headings,
    List<Section> sections,
    Set<String> links) {
  /** Returns the second-level headings. */
  public List<Heading> contents() {
    return headings.stream().filter(heading -> heading.level() == 2).toList();
  }
}
