package io.cloudplans.organizationusers.jersey.problem;

import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import java.util.Map;

/** Finds the problem type of a fault of which only the HTTP status is known. */
final class StatusTypes {
  private final Map<Integer, ProblemType> types;
  private final ProblemType request;
  private final ProblemType server;

  StatusTypes(ProblemTypes contract) {
    types =
        Map.of(
            404, contract.of("route-not-found"),
            405, contract.of("method-not-allowed"),
            406, contract.of("not-acceptable"),
            408, contract.of("request-timeout"),
            413, contract.of("payload-too-large"),
            414, contract.of("uri-too-long"),
            415, contract.of("unsupported-media-type"),
            431, contract.of("headers-too-large"),
            503, contract.of("unavailable"));
    request = contract.of("invalid-request");
    server = contract.of("internal-error");
  }

  /** Returns the type for a status that the carrier or Jersey chose. */
  ProblemType of(int status) {
    // The other statuses of an unsupported version (505) or an unsupported transfer coding (501)
    // are faults of the request, too.
    boolean theirs = status < 500 || status == 501 || status == 505;
    return types.getOrDefault(status, theirs ? request : server);
  }
}
