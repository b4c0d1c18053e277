package io.cloudplans.organizationusers.server.http;

import static io.cloudplans.organizationusers.rules.contract.Fault.Kind.HEADER;
import static io.cloudplans.organizationusers.rules.contract.Fault.Kind.POINTER;
import static java.util.stream.Collectors.toMap;

import io.cloudplans.organizationusers.rules.contract.Fault;
import io.cloudplans.organizationusers.rules.contract.Operation;
import io.cloudplans.organizationusers.rules.contract.Parameter;
import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.contract.StrictJson;
import io.cloudplans.organizationusers.rules.contract.ValueSchema;
import io.cloudplans.organizationusers.server.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Refuses a request that is not what the contract's schemas allow, with all that is wrong. */
@PreMatching
public final class ValidationFilter implements ContainerRequestFilter {
  private final ProblemType invalidRequest;

  public ValidationFilter(ProblemTypes types) {
    invalidRequest = types.of("invalid-request");
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    Operation operation = RouteFilter.operation(request);
    if (operation == null) {
      return;
    }
    List<Fault> faults = new ArrayList<>();
    for (Parameter parameter : operation.parameters()) {
      parameter.faults(values(request, parameter)).forEach(faults::add);
    }
    if (operation.body() != null) {
      byte[] body = request.getEntityStream().readAllBytes();
      request.setEntityStream(new ByteArrayInputStream(body));
      faults(operation.body(), body).forEach(faults::add);
    }
    if (!faults.isEmpty()) {
      throw new ProblemException(invalidRequest, firstOfEachPlace(faults), Map.of());
    }
  }

  /**
   * The lines of a header are one value (RFC 9110, section 5.3), also for whoever reads it next.
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

  private static Stream<Fault> faults(ValueSchema schema, byte[] body) {
    try {
      return schema.faults(StrictJson.read(body));
    } catch (StrictJson.NotJsonException e) {
      return Stream.of(new Fault(POINTER, "#", "must be one I-JSON document in UTF-8"));
    }
  }

  /** A value of the wrong type breaks other rules, too, which would say nothing more. */
  private static List<Fault> firstOfEachPlace(Collection<Fault> faults) {
    return List.copyOf(
        faults.stream()
            .collect(
                toMap(Fault::place, fault -> fault, (first, next) -> first, LinkedHashMap::new))
            .values());
  }
}
