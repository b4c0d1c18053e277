package io.cloudplans.organizationusers.cli;

import io.cloudplans.organizationusers.cli.connection.ConnectionFault;
import io.cloudplans.organizationusers.cli.token.NoTokenException;
import io.cloudplans.organizationusers.client.error.InvalidCallException;
import io.cloudplans.organizationusers.client.error.NoResponseException;
import io.cloudplans.organizationusers.client.error.ProblemException;
import io.cloudplans.organizationusers.client.error.UnexpectedResponseException;
import io.cloudplans.organizationusers.client.plan.PlanStoppedException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The exit codes. */
enum ExitCode {
  DONE(0, "success"),
  FAILED(
      1,
      "any other failure, such as output that cannot be written, or a plan that is not confirmed"),
  INVALID(2, "invalid usage or input (also status 400)"),
  NOT_AUTHENTICATED(3, "no token, or token rejected (401)"),
  NOT_PERMITTED(4, "not permitted (403)"),
  NOT_FOUND(5, "no such organization or user (404)"),
  CONFLICT(6, "conflict with the roster or with a later change (409, 412, 422)"),
  UNAVAILABLE(7, "no response, or temporarily unavailable (429, 503): try again"),
  CHANGES(8, "plan --exit-code: changes are pending");

  private static final Map<Integer, ExitCode> BY_STATUS =
      Map.ofEntries(
          Map.entry(400, INVALID),
          Map.entry(401, NOT_AUTHENTICATED),
          Map.entry(403, NOT_PERMITTED),
          Map.entry(404, NOT_FOUND),
          Map.entry(408, UNAVAILABLE),
          Map.entry(409, CONFLICT),
          Map.entry(412, CONFLICT),
          Map.entry(422, CONFLICT),
          Map.entry(429, UNAVAILABLE),
          Map.entry(502, UNAVAILABLE),
          Map.entry(503, UNAVAILABLE),
          Map.entry(504, UNAVAILABLE));

  private static final Set<ExitCode> GATEWAY =
      Set.of(NOT_AUTHENTICATED, NOT_PERMITTED, UNAVAILABLE);

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  int code() {
    return code;
  }

  /** Returns each code with its meaning, for the help. */
  static Map<String, String> table() {
    Map<String, String> table = new LinkedHashMap<>();
    for (ExitCode exitCode : values()) {
      table.put(" " + exitCode.code(), exitCode.meaning);
    }
    return table;
  }

  /** Returns the exit code for a failed command. */
  static ExitCode of(Throwable failure) {
    if (failure instanceof PlanStoppedException stopped && stopped.getCause() != null) {
      return of(stopped.getCause());
    }
    if (failure instanceof ProblemException problem) {
      return BY_STATUS.getOrDefault(problem.status(), FAILED);
    }
    // A gateway may reject the token or lack its server; only the API knows a roster.
    if (failure instanceof UnexpectedResponseException response) {
      ExitCode exitCode = BY_STATUS.getOrDefault(response.status(), FAILED);
      return GATEWAY.contains(exitCode) ? exitCode : FAILED;
    }
    if (failure instanceof NoResponseException) {
      boolean retryable =
          ConnectionFault.of(failure).filter(ConnectionFault::isConfiguration).isEmpty();
      return retryable ? UNAVAILABLE : INVALID;
    }
    if (failure instanceof VersionMismatchException) {
      return CONFLICT;
    }
    if (failure instanceof NoTokenException) {
      return NOT_AUTHENTICATED;
    }
    boolean invalid =
        failure instanceof InvalidCallException || failure instanceof IllegalArgumentException;
    return invalid ? INVALID : FAILED;
  }
}
