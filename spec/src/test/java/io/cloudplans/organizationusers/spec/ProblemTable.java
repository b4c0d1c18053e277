package io.cloudplans.organizationusers.spec;

import java.util.List;
import java.util.Set;

/** The decided problem types, deliberately not read from the contract. */
final class ProblemTable {
  /** A problem type, its status and the operations that declare it. */
  record Row(String slug, String status, Set<String> operations) {}

  private static final String ALL = "listUsers addUser updateUser removeUser";
  private static final String WRITES = "addUser updateUser removeUser";

  static final List<Row> ROWS =
      List.of(
          row("invalid-request", 400, ALL),
          row("invalid-token", 401, ALL),
          row("step-up-required", 401, ALL),
          row("role-not-permitted", 403, ALL),
          row("caller-inactive", 403, ALL),
          row("organization-not-found", 404, ALL),
          row("user-not-found", 404, "updateUser removeUser"),
          row("route-not-found", 404, ALL),
          row("method-not-allowed", 405, ALL),
          row("not-acceptable", 406, ALL),
          row("request-timeout", 408, ALL),
          row("user-already-exists", 409, "addUser"),
          row("owner-protected", 409, "updateUser removeUser"),
          row("precondition-failed", 412, WRITES),
          row("payload-too-large", 413, ALL),
          row("uri-too-long", 414, ALL),
          row("unsupported-media-type", 415, WRITES),
          row("idempotency-key-reused", 422, WRITES),
          row("rate-limited", 429, ALL),
          row("headers-too-large", 431, ALL),
          row("internal-error", 500, ALL),
          row("unavailable", 503, ALL));

  private ProblemTable() {}

  private static Row row(String slug, int status, String operations) {
    return new Row(slug, String.valueOf(status), Set.of(operations.split(" ")));
  }
}
