package io.cloudplans.organizationusers.portal.page;

import java.util.regex.Pattern;

/** A page's Markdown for readers that want no HTML: links lead to other twins. */
public final class Twin {
  private static final Pattern LINK = Pattern.compile("\\]\\((/[^)]*)\\)");
  private static final Pattern MARKS = Pattern.compile("(?m)^<!--.*-->\n|^<.*>\n| *\\{#[^}]+}$");

  private Twin() {}

  /** Returns the twin of a page. */
  public static String of(Page page) {
    String plain = MARKS.matcher(page.markdown()).replaceAll("");
    return LINK.matcher(plain)
        .replaceAll(
            link ->
                "](" + page.relative(link.group(1)).replaceFirst("\\.html(?=#|$)", ".md") + ")");
  }
}
