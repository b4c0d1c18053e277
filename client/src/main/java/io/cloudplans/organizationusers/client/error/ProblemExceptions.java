package io.cloudplans.organizationusers.client.error;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Function;

/** Maps a problem's slug to its exception; a test compares the table with the contract. */
final class ProblemExceptions {
  static final String PREFIX = "/problems/";

  static final Map<String, Function<Problem, ProblemException>> BY_SLUG =
      Map.ofEntries(
          entry("invalid-request", InvalidRequestException::new),
          entry("invalid-token", InvalidTokenException::new),
          entry("step-up-required", StepUpRequiredException::new),
          entry("role-not-permitted", RoleNotPermittedException::new),
          entry("caller-inactive", CallerInactiveException::new),
          entry("organization-not-found", OrganizationNotFoundException::new),
          entry("user-not-found", UserNotFoundException::new),
          entry("user-already-exists", UserAlreadyExistsException::new),
          entry("owner-protected", OwnerProtectedException::new),
          entry("precondition-failed", PreconditionFailedException::new),
          entry("idempotency-key-reused", IdempotencyKeyReusedException::new),
          entry("rate-limited", RateLimitedException::new),
          entry("internal-error", InternalErrorException::new),
          entry("unavailable", UnavailableException::new));

  private ProblemExceptions() {}

  static ProblemException exception(Problem problem) {
    String type = problem.type();
    String slug = type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : "";
    return BY_SLUG.getOrDefault(slug, ProblemException::new).apply(problem);
  }
}
