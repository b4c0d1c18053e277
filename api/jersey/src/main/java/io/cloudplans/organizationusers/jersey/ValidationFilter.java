package io.cloudplans.organizationusers.jersey;

import static io.cloudplans.organizationusers.rules.contract.Fault.Kind.HEADER;
import static io.cloudplans.organizationusers.rules.contract.Fault.Kind.POINTER;

import io.cloudplans.organizationusers.rules.contract.Fault;
import io.cloudplans.organizationusers.rules.contract.Operation;
import io.cloudplans.organizationusers.rules.contract.Parameter;
import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.contract.RequestProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** Rejects requests that violate the contract's schemas, and reports all their faults. */
@PreMatching
final class ValidationFilter implements ContainerRequestFilter {
  private static final Fault INCOMPLETE = new Fault(POINTER, "#", "must be complete");

  private final ProblemType invalidRequest;
  private final ProblemType tooLarge;
  private final ProblemType timeout;

  ValidationFilter(ProblemTypes types) {
    invalidRequest = types.of("invalid-request");
    tooLarge = types.of("payload-too-large");
    timeout = types.of("request-timeout");
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Operation operation = HeadChecks.operation(request);
    if (operation == null) {
      return;
    }
    byte[] body = operation.body() == null ? new byte[0] : body(request);
    List<Fault> faults = operation.faults(parameter -> values(request, parameter), body);
    if (!faults.isEmpty()) {
      throw new RequestProblemException(invalidRequest, faults, Map.of());
    }
  }

  private byte[] body(ContainerRequestContext request) {
    byte[] body;
    try {
      body = request.getEntityStream().readNBytes(Operation.MAX_BODY_BYTES + 1);
    } catch (IOException e) {
      throw e.getCause() instanceof TimeoutException
          ? new RequestProblemException(timeout)
          : new RequestProblemException(invalidRequest, List.of(INCOMPLETE), Map.of());
    }
    if (body.length > Operation.MAX_BODY_BYTES) {
      throw new RequestProblemException(tooLarge);
    }
    request.setEntityStream(new ByteArrayInputStream(body));
    return body;
  }

  /**
   * Returns the values of a parameter. Joins the lines of a header to one value (RFC 9110, section
   * 5.3), for later readers too.
   */
  private static List<String> values(ContainerRequestContext request, Parameter parameter) {
    if (parameter.kind() != HEADER) {
      return of(request.getUriInfo().getQueryParameters(), parameter.name());
    }
    List<String> lines = of(request.getHeaders(), parameter.name());
    if (lines.size() > 1) {
      request.getHeaders().putSingle(parameter.name(), String.join(", ", lines));
    }
    return of(request.getHeaders(), parameter.name());
  }

  private static List<String> of(MultivaluedMap<String, String> values, String name) {
    List<String> found = values.get(name);
    return found == null ? List.of() : found;
  }
}
