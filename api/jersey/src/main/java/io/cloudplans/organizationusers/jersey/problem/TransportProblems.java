package io.cloudplans.organizationusers.jersey.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.contract.RequestId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Creates the responses to faults that the HTTP server detects before Jersey receives the request,
 * such as a URI that is too long. Without these responses, an HTTP server sends its own page.
 */
public final class TransportProblems {
  private final StatusTypes types;
  private final ObjectMapper mapper;

  /**
   * Creates a factory of responses.
   *
   * @param types the contract's problem types
   * @param mapper writes the stub's models
   */
  public TransportProblems(ProblemTypes types, ObjectMapper mapper) {
    this.types = new StatusTypes(types);
    this.mapper = mapper;
  }

  /**
   * Returns the response to a fault.
   *
   * @param status the status that the HTTP server chose; the contract's status may differ
   * @param requestIds the lines of the request's {@code X-Request-Id}; null if there are none
   * @return a problem of the contract
   */
  public TransportProblem of(int status, @Nullable List<String> requestIds) {
    ProblemType type = types.of(status);
    String id = RequestId.of(requestIds);
    Map<String, String> headers = new HashMap<>(ProblemResponses.headers(type));
    headers.put("Content-Type", ProblemResponses.MEDIA_TYPE);
    headers.put("Cache-Control", "no-store");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put(RequestId.HEADER, id);
    String body = mapper.valueToTree(ProblemResponses.of(type, List.of()).requestId(id)).toString();
    return new TransportProblem(type, headers, body);
  }
}
