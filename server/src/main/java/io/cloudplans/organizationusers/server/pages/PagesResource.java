package io.cloudplans.organizationusers.server.pages;

import io.cloudplans.organizationusers.rules.contract.EntityTags;
import io.cloudplans.organizationusers.server.body.CompressionFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Serves the pages, with a policy that allows content from the same origin only. */
@Path("{page: .*}")
public final class PagesResource {
  /** The path that redirects to the portal's first page. */
  public static final String ROOT = "/";

  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  private static final Set<String> CROSS_ORIGIN_PATHS = Set.of("/openapi.yaml", "/openapi.json");

  /** The links to the contract and to its documentation (RFC 8631). */
  private static final String LINKS =
      "<openapi.json>; rel=\"service-desc\"; type=\"application/json\","
          + " <docs/>; rel=\"service-doc\"; type=\"text/html\"";

  private final Pages pages;

  public PagesResource(Pages pages) {
    this.pages = pages;
  }

  @GET
  public Response page(
      @PathParam("page") String name,
      @HeaderParam("Accept-Encoding") @Nullable String codings,
      @Context HttpHeaders headers) {
    String path = "/" + name;
    if (path.equals(ROOT)) {
      return Response.status(Response.Status.FOUND)
          .header("Location", "docs/")
          .header("Link", LINKS)
          .build();
    }
    Page page = pages.at(path, CompressionFilter.acceptsGzip(codings));
    boolean unchanged =
        EntityTags.names(headers.getHeaderString("If-None-Match"), List.of(page.entityTag()));
    ResponseBuilder response =
        unchanged
            ? Response.notModified()
            : Response.ok(page.body())
                .header("Content-Type", PageTypes.of(path))
                .header("Content-Encoding", page.isGzip() ? "gzip" : null);
    return response
        .header("ETag", page.entityTag())
        .header("Vary", "Accept-Encoding")
        .header("Cache-Control", "max-age=300")
        .header("Content-Security-Policy", POLICY)
        .header("Referrer-Policy", "no-referrer")
        .header("Access-Control-Allow-Origin", CROSS_ORIGIN_PATHS.contains(path) ? "*" : null)
        .build();
  }
}
