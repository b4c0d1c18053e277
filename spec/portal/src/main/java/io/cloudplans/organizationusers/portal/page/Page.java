package io.cloudplans.organizationusers.portal.page;

/**
 * A page as it was written.
 *
 * @param path its place in the site, without an ending, such as {@code guides/errors}
 * @param source the file it comes from, below {@code spec}
 * @param markdown its text; links to other pages begin with a slash
 */
public record Page(String path, String source, String markdown) {
  /** Returns its path as a link has it. */
  public String link() {
    return "/" + path;
  }

  /** Returns a link to a place of the site as this page needs it. */
  public String relative(String target) {
    return relative(path, target);
  }

  /** Returns a link from a page to a place of the site, such as {@code /guides/errors#codes}. */
  private static String relative(String from, String target) {
    String[] parts = target.substring(1).split("(?=#)", 2);
    String file = parts[0].matches(".*\\.[a-z]+") ? parts[0] : parts[0] + ".html";
    String up = "../".repeat((int) from.chars().filter(c -> c == '/').count());
    return up + file + (parts.length == 1 ? "" : parts[1]);
  }
}
