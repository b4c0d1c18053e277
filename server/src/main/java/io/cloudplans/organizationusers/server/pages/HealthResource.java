package io.cloudplans.organizationusers.server.pages;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Reports whether the process is live and whether it is ready to serve. */
@Path("/health")
public final class HealthResource {
  /** The paths of this resource. */
  public static final Set<String> PATHS = Set.of("/health/live", "/health/ready");

  private final BooleanSupplier ready;

  public HealthResource(BooleanSupplier ready) {
    this.ready = ready;
  }

  @GET
  @Path("/live")
  public Response live() {
    return state(true);
  }

  @GET
  @Path("/ready")
  public Response ready() {
    return state(ready.getAsBoolean());
  }

  private static Response state(boolean up) {
    return Response.status(up ? 200 : 503)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity("{\"status\":\"%s\"}".formatted(up ? "up" : "down"))
        .build();
  }
}
