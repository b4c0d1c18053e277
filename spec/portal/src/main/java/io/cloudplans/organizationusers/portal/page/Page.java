package io.cloudplans.organizationusers.portal.page;

/**
 * A page in Markdown.
 *
 * @param path the path in the site, without an extension, such as {@code guides/errors}
 * @param home the relative path from the page to the root of the site, such as {@code ../}
 * @param source the source file in the folder {@code spec}
 * @param markdown the text; links to other pages begin with a slash
 */
public record Page(String path, String home, String source, String markdown) {
  /** Creates a page in the site. */
  public Page(String path, String source, String markdown) {
    this(path, "../".repeat((int) path.chars().filter(c -> c == '/').count()), source, markdown);
  }

  /** Returns a copy of the page for a location outside the site. */
  public Page withHome(String home) {
    return new Page(path, home, source, markdown);
  }

  /** Returns the path as a link, with a leading slash. */
  public String link() {
    return "/" + path;
  }

  /** Returns a link relative to this page. */
  public String relative(String target) {
    String[] parts = target.substring(1).split("(?=#)", 2);
    String file = parts[0].matches(".*\\.[a-z]+") ? parts[0] : parts[0] + ".html";
    return home + file + (parts.length == 1 ? "" : parts[1]);
  }
}
