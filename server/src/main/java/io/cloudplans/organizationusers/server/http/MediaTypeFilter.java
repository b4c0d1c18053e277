package io.cloudplans.organizationusers.server.http;

import io.cloudplans.organizationusers.rules.contract.Operation;
import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.server.problem.ProblemException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;

/** Takes bodies in plain UTF-8 JSON alone, and callers that take JSON. */
@PreMatching
public final class MediaTypeFilter implements ContainerRequestFilter {
  private final ProblemType unsupported;
  private final ProblemType notAcceptable;

  public MediaTypeFilter(ProblemTypes types) {
    unsupported = types.of("unsupported-media-type");
    notAcceptable = types.of("not-acceptable");
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Operation operation = RouteFilter.operation(request);
    if (operation == null || operation.body() == null) {
      // Ignored, while Jersey would refuse one that is none.
      request.getHeaders().remove("Content-Type");
    } else if (!isPlainJson(request)) {
      throw new ProblemException(unsupported);
    }
    if (operation != null && !acceptsJson(request)) {
      throw new ProblemException(notAcceptable);
    }
    // Decided here for the operations, and of no account for the pages.
    request.getHeaders().remove("Accept");
  }

  private static boolean isPlainJson(ContainerRequestContext request) {
    List<String> types = request.getHeaders().get("Content-Type");
    if (types == null || types.size() > 1 || request.getHeaders().containsKey("Content-Encoding")) {
      return false;
    }
    try {
      MediaType type = MediaType.valueOf(types.get(0));
      String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
      return (type.getType() + '/' + type.getSubtype())
              .toLowerCase(Locale.ROOT)
              .equals(MediaType.APPLICATION_JSON)
          && charset.toLowerCase(Locale.ROOT).equals("utf-8");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A more specific range wins over a wider one (RFC 9110, section 12.5.1). */
  private static boolean acceptsJson(ContainerRequestContext request) {
    try {
      return request.getAcceptableMediaTypes().stream()
          .filter(MediaType.APPLICATION_JSON_TYPE::isCompatible)
          .min((one, other) -> Integer.compare(width(one), width(other)))
          .map(range -> Double.parseDouble(range.getParameters().getOrDefault("q", "1")) > 0)
          .orElse(false);
    } catch (ProcessingException | NumberFormatException e) {
      return false;
    }
  }

  private static int width(MediaType range) {
    return (range.isWildcardType() ? 2 : 0) + (range.isWildcardSubtype() ? 1 : 0);
  }
}
