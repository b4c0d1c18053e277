package io.cloudplans.organizationusers.portal.page;

import java.util.List;
import java.util.Set;

/**
 * A page as HTML.
 *
 * @param name what the navigation calls it
 * @param summary its first paragraph, without marks
 * @param html its content, without the frame of the site
 * @param headings below its title, in their order
 * @param links the places of the site that it links to
 */
public record Rendered(
    Page page,
    String title,
    String name,
    String summary,
    String html,
    List<Heading> headings,
    List<Section> sections,
    Set<String> links) {
  /** Returns the headings of the second level. */
  public List<Heading> contents() {
    return headings.stream().filter(heading -> heading.level() == 2).toList();
  }
}
