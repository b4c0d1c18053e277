package io.cloudplans.organizationusers.client.error;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Signals a problem that the server describes with a problem document (RFC 9457). Problem types
 * that callers handle separately have a subclass; any other type, including one of a newer server,
 * is a plain {@code ProblemException} with its {@link #type()}.
 */
public class ProblemException extends OrganizationUsersException {
  private static final long serialVersionUID = 1L;

  /** The document and its response. */
  private final Problem problem;

  /**
   * Creates the exception; {@link #of} chooses the subclass.
   *
   * @param problem the problem document and its response
   */
  public ProblemException(Problem problem) {
    super(message(problem), null);
    this.problem = problem;
  }

  /**
   * Creates the exception for a problem's type.
   *
   * @param problem the problem document and its response
   * @return the subclass of the type, or a plain {@code ProblemException}
   */
  public static ProblemException of(Problem problem) {
    return ProblemExceptions.exception(problem);
  }

  /**
   * Returns the HTTP status.
   *
   * @return the status, 400 to 599
   */
  public final int status() {
    return problem.response().status();
  }

  /**
   * Returns the problem type.
   *
   * @return a path of the server such as {@code /problems/user-not-found}, or {@code about:blank}
   */
  public final String type() {
    return problem.type();
  }

  /**
   * Returns the problem type in a few words.
   *
   * @return the title, if the document has one
   */
  public final Optional<String> title() {
    return Optional.ofNullable(problem.title());
  }

  /**
   * Returns the human-readable explanation of this occurrence.
   *
   * @return the detail, if the document has one
   */
  public final Optional<String> detail() {
    return Optional.ofNullable(problem.detail());
  }

  /**
   * Returns the id under which the operator finds the request in the logs.
   *
   * @return the request id, if the response has one
   */
  public final Optional<String> requestId() {
    return Optional.ofNullable(problem.requestId());
  }

  /**
   * Returns the faults of the request, each with its location.
   *
   * @return the faults in the server's order, at most 20; empty unless the status is 400
   */
  public final List<RequestFault> errors() {
    return problem.errors();
  }

  /**
   * Returns how long to wait before a retry (RFC 9110, section 10.2.3).
   *
   * @return the time from the response on, not negative, if the response has a {@code Retry-After}
   */
  public final Optional<Duration> retryAfter() {
    return Optional.ofNullable(problem.retryAfter());
  }

  /**
   * Returns a header field of the response, such as {@code Allow} or {@code WWW-Authenticate}.
   *
   * @param name its name, in any case
   * @return its first value, if there is one
   */
  public final Optional<String> header(String name) {
    return problem.response().header(name);
  }

  /**
   * Returns the body as it arrived, with members that are unknown to this version.
   *
   * @return the JSON text
   */
  public final String rawBody() {
    return problem.response().body();
  }

  final Problem problem() {
    return problem;
  }

  private static String message(Problem problem) {
    String text = problem.detail() != null ? problem.detail() : problem.title();
    String faults = problem.errors().isEmpty() ? "" : " " + problem.errors();
    String request = problem.requestId() == null ? "" : ", request " + problem.requestId();
    return "%s: %s%s (status %s%s)"
        .formatted(
            problem.type(), text == null ? "" : text, faults, problem.response().status(), request);
  }
}
