package io.cloudplans.organizationusers.server.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.server.body.ResponseBody;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/**
 * Replaces a 404 for a page of the portal by an HTML page with a search, if the client accepts
 * HTML.
 */
public final class MissingPageFilter implements ContainerResponseFilter {
  private static final String FOLDER = "/docs/";

  /** The maximum length of the path; each link of the page repeats the path's depth. */
  private static final int MAX_PATH = 200;

  private static final Pattern PAGE_PATH = Pattern.compile(FOLDER + "(?:[^.]*|.*\\.html)");

  /** The text before each relative URL of the page. */
  private static final Pattern BEFORE_RELATIVE_URL =
      Pattern.compile("(data-root=\"|(?:href|src)=\"(?!#|https?:))");

  private final Pages pages;

  public MissingPageFilter(Pages pages) {
    this.pages = pages;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    String path = request.getUriInfo().getRequestUri().getRawPath();
    if (response.getStatus() == 404
        && acceptsHtml(request)
        && path.length() <= MAX_PATH
        && PAGE_PATH.matcher(path).matches()) {
      ByteBuffer page = ByteBuffer.wrap(page(path).getBytes(UTF_8));
      response.setEntity(ResponseBody.of(page));
      response.getHeaders().putSingle("Content-Type", PageTypes.of(".html"));
      response.getHeaders().putSingle("Content-Security-Policy", PagesResource.POLICY);
    }
  }

  private static boolean acceptsHtml(ContainerRequestContext request) {
    String accept = request.getHeaderString("Accept");
    return accept != null && accept.contains("text/html");
  }

  private String page(String path) {
    long depth = path.substring(FOLDER.length()).chars().filter(letter -> letter == '/').count();
    String home = "../".repeat((int) depth);
    return BEFORE_RELATIVE_URL
        .matcher(pages.at("/docs/404.html", false).text())
        .replaceAll("$1" + home);
  }
}
