package io.cloudplans.organizationusers.portal.page;

import java.util.regex.Pattern;

/** Converts pages to plain Markdown, with links to other Markdown pages. */
public final class MarkdownPage {
  private static final Pattern LINK = Pattern.compile("\\]\\((/[^)]*)\\)");
  private static final Pattern MARKS = Pattern.compile("(?m)^<!--.*-->\n|^<.*>\n| *\\{#[^}]+}$");

  private MarkdownPage() {}

  /** Returns the Markdown of a page. */
  public static String of(Page page) {
    String plain = MARKS.matcher(page.markdown()).replaceAll("");
    return LINK.matcher(plain)
        .replaceAll(
            link ->
                "](" + page.relative(link.group(1)).replaceFirst("\\.html(?=#|$)", ".md") + ")");
  }
}
