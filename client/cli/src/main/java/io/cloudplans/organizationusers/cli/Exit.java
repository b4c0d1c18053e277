package io.cloudplans.organizationusers.cli;

import io.cloudplans.organizationusers.client.error.InvalidCallException;
import io.cloudplans.organizationusers.client.error.NoResponseException;
import io.cloudplans.organizationusers.client.error.ProblemException;
import io.cloudplans.organizationusers.client.error.UnexpectedResponseException;
import io.cloudplans.organizationusers.client.plan.PlanStoppedException;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a command ends. */
enum Exit {
  DONE(0, "done"),
  FAILED(1, "anything else, such as output that cannot be written or a question answered with no"),
  INVALID(2, "wrong usage or input (also status 400)"),
  NOT_AUTHENTICATED(3, "no token, or one that does not do (401)"),
  NOT_PERMITTED(4, "the caller may not (403)"),
  NOT_FOUND(5, "no such organization or user (404)"),
  CONFLICT(6, "the roster is not as expected, or changed meanwhile (409, 412)"),
  UNAVAILABLE(7, "no answer, or not now (429, 503): try again"),
  CHANGES(8, "plan --exit-code: there is something to change");

  private static final Map<Integer, Exit> BY_STATUS =
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

  private final int code;
  private final String meaning;

  Exit(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  int code() {
    return code;
  }

  /** Code to meaning, for the help. */
  static Map<String, String> table() {
    Map<String, String> table = new LinkedHashMap<>();
    for (Exit exit : values()) {
      table.put(" " + exit.code(), exit.meaning);
    }
    return table;
  }

  static Exit of(Throwable fault) {
    if (fault instanceof PlanStoppedException stopped && stopped.getCause() != null) {
      return of(stopped.getCause());
    }
    if (fault instanceof ProblemException problem) {
      return BY_STATUS.getOrDefault(problem.status(), FAILED);
    }
    // What stands before a server answers in its place when the server is away.
    if (fault instanceof UnexpectedResponseException answer) {
      return BY_STATUS.getOrDefault(answer.status(), FAILED);
    }
    if (fault instanceof NoResponseException) {
      return UNAVAILABLE;
    }
    if (fault instanceof NoTokenException) {
      return NOT_AUTHENTICATED;
    }
    boolean invalid =
        fault instanceof InvalidCallException || fault instanceof IllegalArgumentException;
    return invalid ? INVALID : FAILED;
  }
}
