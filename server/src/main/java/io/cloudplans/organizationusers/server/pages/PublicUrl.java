package io.cloudplans.organizationusers.server.pages;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.util.List;

/**
 * The public URL of the server.
 *
 * @param url an {@code https} or {@code http} URL without a trailing slash
 */
public record PublicUrl(String url) {
  public PublicUrl {
    URI uri = URI.create(url);
    if (!List.of("http", "https").contains(String.valueOf(uri.getScheme()))
        || uri.getHost() == null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null
        || url.endsWith("/")) {
      throw new IllegalArgumentException(
          "--public-url: must be an http or https URL without a trailing slash");
    }
  }

  /** Returns the sitemap for search engines (sitemaps.org). */
  String sitemap(List<String> paths) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    %s</urlset>
    """
        .formatted(
            paths.stream()
                .map(path -> "<url><loc>%s%s</loc></url>\n".formatted(url, path))
                .collect(joining()));
  }

  /** Returns the API catalog with the server's only API (RFC 9727). */
  String apiCatalog() {
    return """
    {"linkset":[{"anchor":"%1$s/","service-desc":[{"href":"%1$s/openapi.json",\
    "type":"application/json"}],"service-doc":[{"href":"%1$s/docs/","type":"text/html"}]}]}
    """
        .formatted(url);
  }
}
