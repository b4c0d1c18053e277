package io.cloudplans.organizationusers.conformance.session;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The target of a page's {@code Link} with {@code rel="next"} (RFC 8288), relative to the page (RFC
 * 3986, section 5).
 *
 * @param reference as it is in the header
 * @param path the page's path
 */
public record NextLink(String reference, String path) {
  private static final Pattern LINK =
      Pattern.compile(
          "<([^<>\\s\"]*)>((?:\\s*;\\s*[A-Za-z*-]+\\s*=\\s*(?:\"[^\"]*\"|[^\\s;,\"]+))*)");
  private static final Pattern NEXT =
      Pattern.compile("(?i);\\s*rel\\s*=\\s*(\"([^\"]* )?next( [^\"]*)?\"|next(\\s|;|$))");

  private static final Pattern CURSOR =
      Pattern.compile("(?<![^&])cursor=[A-Za-z0-9_-]{1,400}(?![^&])");

  /** Returns a page's link, empty if it has none. */
  public static Optional<NextLink> of(Reply page) {
    Optional<String> header = page.header("Link");
    if (header.isEmpty()) {
      return Optional.empty();
    }
    List<String> references =
        LINK.matcher(header.get())
            .results()
            .filter(link -> NEXT.matcher(link.group(2)).find())
            .map(link -> link.group(1))
            .distinct()
            .toList();
    CaseFailure.unless(
        references.size() == 1, "Link must have one <…>; rel=\"next\", and is %s", header.get());
    NextLink next = new NextLink(references.get(0), page.request().path());
    next.query();
    return Optional.of(next);
  }

  /** Returns a page's link; fails if it has none. */
  public static NextLink required(Reply page) {
    return of(page)
        .orElseThrow(() -> new CaseFailure("the page must have a Link with rel=\"next\""));
  }

  /** Returns the query of the next page, whose path is the page's own. */
  public String query() {
    int mark = reference.indexOf('?');
    CaseFailure.unless(mark >= 0, "the Link must have a query, but is <%s>", reference);
    CaseFailure.unless(
        !reference.matches("([A-Za-z][A-Za-z0-9+.-]*:|/).*"),
        "the Link must be relative to the requested URL, but is <%s>",
        reference);
    String target = reference.substring(0, mark);
    CaseFailure.unless(
        target.isEmpty() || URI.create(path).resolve(target).getPath().equals(path),
        "the Link must lead to the requested list, but is <%s>",
        reference);
    String query = reference.substring(mark + 1);
    CaseFailure.unless(
        CURSOR.matcher(query).find(),
        "the Link must have one cursor that the contract's schema allows, but is <%s>",
        reference);
    return query;
  }

  /** Returns the cursor of the next page. */
  public String cursor() {
    return values("cursor").get(0);
  }

  /** Returns the values of a parameter of the query, still escaped. */
  public List<String> values(String parameter) {
    return Arrays.stream(query().split("&", -1))
        .filter(pair -> pair.startsWith(parameter + "="))
        .map(pair -> pair.substring(parameter.length() + 1))
        .toList();
  }
}
