package io.cloudplans.organizationusers.portal.page;

/**
 * A page as it was written.
 *
 * @param path its place in the site, without an ending, such as {@code guides/errors}
 * @param home what leads from it to the site's first folder, such as {@code ../}
 * @param source the file it comes from, below {@code spec}
 * @param markdown its text; links to other pages begin with a slash
 */
public record Page(String path, String home, String source, String markdown) {
  /** Creates a page that is at its place in the site. */
  public Page(String path, String source, String markdown) {
    this(path, "../".repeat((int) path.chars().filter(c -> c == '/').count()), source, markdown);
  }

  /** Returns the page for a place outside the site. */
  public Page withHome(String home) {
    return new Page(path, home, source, markdown);
  }

  /** Returns its path as a link has it. */
  public String link() {
    return "/" + path;
  }

  /** Returns a link to a place of the site as this page needs it. */
  public String relative(String target) {
    String[] parts = target.substring(1).split("(?=#)", 2);
    String file = parts[0].matches(".*\\.[a-z]+") ? parts[0] : parts[0] + ".html";
    return home + file + (parts.length == 1 ? "" : parts[1]);
  }
}
