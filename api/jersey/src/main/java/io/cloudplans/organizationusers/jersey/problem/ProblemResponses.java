package io.cloudplans.organizationusers.jersey.problem;

import io.cloudplans.organizationusers.api.model.Problem;
import io.cloudplans.organizationusers.api.model.RequestFault;
import io.cloudplans.organizationusers.rules.contract.Fault;
import io.cloudplans.organizationusers.rules.contract.ProblemType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** Creates problem documents (RFC 9457). */
final class ProblemResponses {
  /** The media type of every problem. */
  static final String MEDIA_TYPE = "application/problem+json";

  private ProblemResponses() {}

  /** Creates a problem without its request id, which a response filter sets. */
  static Problem of(ProblemType type, List<Fault> faults) {
    Problem problem =
        new Problem()
            .type(type.path())
            .title(type.title())
            .status(type.status())
            .detail(type.detail());
    if (type.status() == 400) {
      problem.setErrors(faults.stream().map(ProblemResponses::fault).toList());
    }
    return problem;
  }

  /** Creates a response with a problem. */
  static Response response(ProblemType type, List<Fault> faults, Map<String, String> headers) {
    Response.ResponseBuilder response =
        Response.status(type.status()).type(MEDIA_TYPE).entity(of(type, faults));
    headers(type).forEach(response::header);
    headers.forEach(response::header);
    return response.build();
  }

  /** Returns the headers of every problem of a type. */
  static Map<String, String> headers(ProblemType type) {
    return type.status() == 503 ? Map.of("Retry-After", "1") : Map.of();
  }

  private static RequestFault fault(Fault fault) {
    RequestFault written = new RequestFault().detail(fault.detail());
    return switch (fault.kind()) {
      case HEADER -> written.header(fault.location());
      case PARAMETER -> written.parameter(fault.location());
      case POINTER -> written.pointer(fault.location());
    };
  }
}
