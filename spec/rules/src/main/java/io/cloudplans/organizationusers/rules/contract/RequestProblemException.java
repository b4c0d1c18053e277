package io.cloudplans.organizationusers.rules.contract;

import java.util.List;
import java.util.Map;

/** Signals that the response to a request is a problem. */
public final class RequestProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ProblemType type;
  private final transient List<Fault> faults;
  private final transient Map<String, String> headers;

  /**
   * Creates the exception.
   *
   * @param faults the faults of a request that is rejected with 400
   * @param headers additional headers of the response
   */
  public RequestProblemException(
      ProblemType type, List<Fault> faults, Map<String, String> headers) {
    super(type.slug(), null, false, false);
    this.type = type;
    this.faults = List.copyOf(faults);
    this.headers = Map.copyOf(headers);
  }

  public RequestProblemException(ProblemType type) {
    this(type, List.of(), Map.of());
  }

  public ProblemType type() {
    return type;
  }

  public List<Fault> faults() {
    return faults;
  }

  public Map<String, String> headers() {
    return headers;
  }
}
