package io.cloudplans.organizationusers.jersey.problem;

import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import java.util.Map;

/** Finds the problem type for an HTTP status of which nothing else is known. */
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

  /** Returns the type for a status that the HTTP server or Jersey chose. */
  ProblemType of(int status) {
    // An unsupported version (505) or transfer coding (501) is also a fault of the request.
    boolean clientFault = status < 500 || status == 501 || status == 505;
    return types.getOrDefault(status, clientFault ? request : server);
  }
}
