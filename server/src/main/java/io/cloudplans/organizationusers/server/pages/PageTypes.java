package io.cloudplans.organizationusers.server.pages;

import java.util.Map;

/** The media types of the pages by file extension. */
final class PageTypes {
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "md", "text/markdown; charset=utf-8",
          "svg", "image/svg+xml",
          "txt", "text/plain; charset=utf-8",
          "xml", "application/xml",
          "yaml", "application/yaml");

  private PageTypes() {}

  /**
   * Returns the media type of a page; a path without an extension is HTML, except the API catalog.
   */
  static String of(String path) {
    if (path.equals(Pages.API_CATALOG)) {
      return "application/linkset+json; profile=\"https://www.rfc-editor.org/info/rfc9727\"";
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    String ending = name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "html";
    return TYPES.getOrDefault(ending, "application/octet-stream");
  }
}
