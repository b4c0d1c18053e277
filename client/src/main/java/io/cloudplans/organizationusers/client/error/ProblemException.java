package io.cloudplans.organizationusers.client.error;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The server refused or failed, and said why with a problem document (RFC 9457). Each problem type
 * of the contract has a subclass; a type that only a newer server knows is a plain {@code
 * ProblemException}.
 */
public class ProblemException extends OrganizationUsersException {
  private static final long serialVersionUID = 1L;

  /** What the server answered. */
  private final Problem problem;

  /**
   * Makes the exception; {@link #of} picks the subclass.
   *
   * @param problem what the server answered
   */
  public ProblemException(Problem problem) {
    super(message(problem), null);
    this.problem = problem;
  }

  /**
   * The exception for a problem, by the problem's type.
   *
   * @param problem what the server answered
   * @return the subclass for the type, or a plain {@code ProblemException} for an unknown type
   */
  public static ProblemException of(Problem problem) {
    return ProblemExceptions.exception(problem);
  }

  /**
   * The HTTP status.
   *
   * @return 400 to 599
   */
  public final int status() {
    return problem.answer().status();
  }

  /**
   * The problem type.
   *
   * @return a path of the server such as {@code /problems/user-not-found}, or {@code about:blank}
   */
  public final String type() {
    return problem.type();
  }

  /**
   * The problem type in a few words.
   *
   * @return the title, if the document has one
   */
  public final Optional<String> title() {
    return Optional.ofNullable(problem.title());
  }

  /**
   * What went wrong this time, for a person.
   *
   * @return the detail, if the document has one
   */
  public final Optional<String> detail() {
    return Optional.ofNullable(problem.detail());
  }

  /**
   * The name under which the operator finds the request in the logs.
   *
   * @return the request id, if the answer has one
   */
  public final Optional<String> requestId() {
    return Optional.ofNullable(problem.requestId());
  }

  /**
   * What is wrong where in the request.
   *
   * @return the faults in the server's order, at most 20; empty unless the status is 400
   */
  public final List<RequestFault> errors() {
    return problem.errors();
  }

  /**
   * How long to wait before another try (RFC 9110, section 10.2.3).
   *
   * @return the time from the answer on, not negative, if the answer has a {@code Retry-After}
   */
  public final Optional<Duration> retryAfter() {
    return Optional.ofNullable(problem.retryAfter());
  }

  /**
   * A header field of the answer, such as {@code Allow} or {@code WWW-Authenticate}.
   *
   * @param name its name, in any case
   * @return its first value, if there is one
   */
  public final Optional<String> header(String name) {
    return problem.answer().header(name);
  }

  /**
   * The body as it came, with members that this version does not know.
   *
   * @return the JSON text
   */
  public final String rawBody() {
    return problem.answer().body();
  }

  private static String message(Problem problem) {
    String text = problem.detail() != null ? problem.detail() : problem.title();
    String faults = problem.errors().isEmpty() ? "" : " " + problem.errors();
    String request = problem.requestId() == null ? "" : ", request " + problem.requestId();
    return "%s: %s%s (status %s%s)"
        .formatted(
            problem.type(), text == null ? "" : text, faults, problem.answer().status(), request);
  }
}
