package io.cloudplans.organizationusers.client.internal.call;

import io.cloudplans.organizationusers.client.error.CallInterruptedException;
import io.cloudplans.organizationusers.client.error.NoAnswerException;
import io.cloudplans.organizationusers.client.error.OrganizationUsersException;
import io.cloudplans.organizationusers.client.error.ProblemException;
import io.cloudplans.organizationusers.client.error.UnexpectedAnswerException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;

/** Whether a request may be sent again after a failure. */
enum Repeat {
  /** The same request would get the same answer. */
  NEVER,
  /** It may have been carried out, so a write only with its {@code Idempotency-Key}. */
  WITH_KEY,
  /** Nothing was done. */
  ALWAYS;

  /** What the contract's {@code x-repeat} says; a test holds the one against the other. */
  static final Map<String, Repeat> PROBLEMS =
      Map.of(
          "/problems/request-timeout", ALWAYS,
          "/problems/rate-limited", ALWAYS,
          "/problems/internal-error", WITH_KEY,
          "/problems/unavailable", WITH_KEY);

  /** What something between client and server answers in its place. */
  private static final Set<Integer> GATEWAY = Set.of(429, 502, 503, 504);

  static Repeat after(OrganizationUsersException failure) {
    if (failure instanceof ProblemException problem) {
      return PROBLEMS.getOrDefault(problem.type(), ofStatus(problem.status()));
    }
    if (failure instanceof UnexpectedAnswerException unexpected) {
      return ofStatus(unexpected.status());
    }
    return failure instanceof NoAnswerException ? withoutAnswer(failure) : NEVER;
  }

  private static Repeat ofStatus(int status) {
    return GATEWAY.contains(status) ? WITH_KEY : NEVER;
  }

  private static Repeat withoutAnswer(OrganizationUsersException failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
      return ALWAYS;
    }
    boolean hopeless =
        failure instanceof CallInterruptedException || cause instanceof SSLHandshakeException;
    return hopeless ? NEVER : WITH_KEY;
  }
}
