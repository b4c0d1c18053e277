package io.cloudplans.organizationusers.server.pages;

import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.contract.RequestProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Serves tokens of the demo's users to the demo's pages. A request gets 404 if its host is not a
 * loopback host, which prevents DNS rebinding by other sites.
 */
@Path(DemoTokensResource.PATH)
public final class DemoTokensResource {
  public static final String PATH = "/docs/tokens.json";

  private static final Pattern LOOPBACK =
      Pattern.compile("(?i)(?:127\\.0\\.0\\.1|localhost|\\[::1])(?::\\d+)?");

  private final Supplier<List<DemoToken>> tokens;
  private final ProblemTypes types;

  public DemoTokensResource(Supplier<List<DemoToken>> tokens, ProblemTypes types) {
    this.tokens = tokens;
    this.types = types;
  }

  @GET
  public Response tokens(@HeaderParam("Host") @Nullable String host) {
    if (host == null || !LOOPBACK.matcher(host).matches()) {
      throw new RequestProblemException(types.of("route-not-found"));
    }
    return Response.ok(DemoToken.json(tokens.get()), MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "no-store")
        .build();
  }
}
