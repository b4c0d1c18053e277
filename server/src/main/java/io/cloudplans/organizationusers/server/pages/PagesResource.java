package io.cloudplans.organizationusers.server.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** Answers with the pages, which load nothing from elsewhere and may not. */
@Path("{page: .*}")
public final class PagesResource {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Pages pages;

  public PagesResource(Pages pages) {
    this.pages = pages;
  }

  @GET
  public Response page(@PathParam("page") String name) {
    Page page = pages.at("/" + name);
    return Response.ok(page.content())
        .header("Content-Type", page.mediaType())
        .header("Content-Length", page.content().getBytes(UTF_8).length)
        .header("Cache-Control", "max-age=300")
        .header("Content-Security-Policy", POLICY)
        .header("Referrer-Policy", "no-referrer")
        .build();
  }
}
