package io.cloudplans.organizationusers.server.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request that a page of the portal shows.
 *
 * @param page the path of the page's Markdown
 * @param language the name of the tab, such as {@code curl}
 * @param response the response that the page shows below the sample; null if there is none
 */
record Sample(String page, String language, String code, @Nullable String response) {
  private static final Pattern FENCE =
      Pattern.compile(
          "(?s)```\\w+ (curl|JavaScript|Python)\n(.*?)\n```(?:\n+```http Response\n(.*?)\n```)?");

  /** Returns the pages that have samples. */
  static List<String> pages() {
    return PortalFiles.names().stream()
        .filter(name -> name.matches("docs/(?!source/).*\\.md"))
        .filter(name -> fences(name).findAny().isPresent())
        .toList();
  }

  /** Returns a page's samples in a language, in their order. */
  static List<Sample> of(String page, String language) {
    return fences(page)
        .filter(fence -> fence.group(1).equals(language))
        .map(fence -> new Sample(page, language, fence.group(2), fence.group(3)))
        .toList();
  }

  private static Stream<MatchResult> fences(String page) {
    return FENCE.matcher(new String(PortalFiles.read(page), UTF_8)).results();
  }

  /** Returns the status that the page shows. */
  int status() {
    return response == null ? 200 : Integer.parseInt(response.split(" ", 3)[1]);
  }

  /** Returns the body that the page shows. */
  String body() {
    String[] headAndBody = (response == null ? "" : response).split("\n\n", 2);
    return headAndBody.length == 1 ? "" : headAndBody[1];
  }
}
