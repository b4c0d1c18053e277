package io.cloudplans.organizationusers.jersey;

import io.cloudplans.organizationusers.rules.contract.MediaTypes;
import io.cloudplans.organizationusers.rules.contract.Operation;
import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.contract.RequestProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.List;

/** Rejects bodies that are not JSON in UTF-8, and clients that do not accept JSON. */
final class MediaTypeFilter implements ContainerRequestFilter {
  private final ProblemType unsupported;
  private final ProblemType notAcceptable;

  MediaTypeFilter(ProblemTypes types) {
    unsupported = types.of("unsupported-media-type");
    notAcceptable = types.of("not-acceptable");
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Operation operation = HeadChecks.operation(request);
    if (operation == null || operation.body() == null) {
      // Jersey would reject a malformed value.
      request.getHeaders().remove("Content-Type");
    } else if (!isPlainJson(request)) {
      throw new RequestProblemException(unsupported);
    }
    if (operation != null && !MediaTypes.acceptsJson(lines(request, "Accept"))) {
      throw new RequestProblemException(notAcceptable);
    }
    // This filter has checked Accept for operations; pages ignore the header.
    request.getHeaders().remove("Accept");
  }

  private static boolean isPlainJson(ContainerRequestContext request) {
    return MediaTypes.isPlainJson(lines(request, "Content-Type"))
        && !request.getHeaders().containsKey("Content-Encoding");
  }

  private static List<String> lines(ContainerRequestContext request, String name) {
    return request.getHeaders().getOrDefault(name, List.of());
  }
}
