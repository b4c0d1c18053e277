package io.cloudplans.organizationusers.server.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The contract and the documentation portal by path; each page is read on its first request. */
public final class Pages {
  static final String API_CATALOG = "/.well-known/api-catalog";

  private final Map<String, Supplier<byte[]>> sources = new TreeMap<>();
  private final Map<String, Page> pages = new ConcurrentHashMap<>();

  /**
   * Creates the index of pages.
   *
   * @param url the public URL of the server; null if it is not configured
   * @param offersTokens whether the portal offers tokens of {@link DemoTokensResource}
   */
  public Pages(@Nullable PublicUrl url, boolean offersTokens) {
    for (String name : PortalFiles.names()) {
      String path = "/" + name.replaceFirst("^root/(.*?)(\\.html)?$", "$1");
      sources.put(path, () -> PortalFiles.read(name));
    }
    sources.put("/docs/", () -> PortalFiles.read("docs/index.html"));
    for (String name : List.of("openapi.yaml", "openapi.json")) {
      sources.put("/" + name, () -> ContractDocument.read(name, url));
      sources.put("/docs/" + name, () -> ContractDocument.read(name, url));
    }
    if (offersTokens) {
      sources.put("/docs/try.json", Pages::tryWithTokens);
    }
    if (url != null) {
      List<String> html = sources.keySet().stream().filter(Pages::isListed).toList();
      sources.put("/sitemap.xml", () -> url.sitemap(html).getBytes(UTF_8));
      sources.put(API_CATALOG, () -> url.apiCatalog().getBytes(UTF_8));
    }
  }

  private static boolean isListed(String path) {
    return path.equals("/docs/") || path.matches("/docs/(?!index|404).+\\.html");
  }

  private static byte[] tryWithTokens() {
    String forms = new String(PortalFiles.read("docs/try.json"), UTF_8);
    return forms.replace("\"tokens\":null", "\"tokens\":\"tokens.json\"").getBytes(UTF_8);
  }

  /** Returns the paths of all pages. */
  public Set<String> paths() {
    return sources.keySet().stream().collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the page at a path of {@link #paths()}, compressed if {@code gzipped} and large. */
  Page at(String path, boolean gzipped) {
    Page page = pages.computeIfAbsent(path, this::read);
    return gzipped && page.isLarge()
        ? pages.computeIfAbsent(path + " gzip", key -> page.gzipped())
        : page;
  }

  private Page read(String path) {
    return Page.of(Objects.requireNonNull(sources.get(path), path).get());
  }
}
