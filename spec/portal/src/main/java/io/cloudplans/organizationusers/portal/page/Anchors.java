package io.cloudplans.organizationusers.portal.page;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Heading;
import org.commonmark.node.Text;

/** The anchors of a page's headings: {@code {#name}} at the end of a heading, or its text. */
final class Anchors {
  private static final Pattern NAMED = Pattern.compile("\\s*\\{#([^}]+)}$");

  private final Map<Heading, String> ids = new HashMap<>();

  /** Returns the anchor of a heading, and removes {@code {#name}} from the heading. */
  String of(Heading heading) {
    return ids.computeIfAbsent(heading, this::find);
  }

  private String find(Heading heading) {
    if (heading.getLastChild() instanceof Text last) {
      Matcher named = NAMED.matcher(last.getLiteral());
      if (named.find()) {
        last.setLiteral(last.getLiteral().substring(0, named.start()));
        return unique(named.group(1));
      }
    }
    String words = PlainText.of(heading).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return unique(words.replaceAll("^-|-$", ""));
  }

  private String unique(String id) {
    if (ids.containsValue(id)) {
      throw new IllegalArgumentException("two headings have the anchor " + id);
    }
    return id;
  }
}
