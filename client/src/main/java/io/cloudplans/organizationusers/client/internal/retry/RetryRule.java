package io.cloudplans.organizationusers.client.internal.retry;

import io.cloudplans.organizationusers.client.error.CallInterruptedException;
import io.cloudplans.organizationusers.client.error.NoResponseException;
import io.cloudplans.organizationusers.client.error.OrganizationUsersException;
import io.cloudplans.organizationusers.client.error.ProblemException;
import io.cloudplans.organizationusers.client.error.UnexpectedResponseException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;

/** The rule for retrying a request after a failure. */
public enum RetryRule {
  /** The same request would fail again. */
  NEVER,
  /** The request may have been applied, so a write needs its {@code Idempotency-Key}. */
  WITH_KEY,
  /** The request was not executed. */
  ALWAYS;

  /** The contract's {@code x-retry}; a test compares the two. */
  static final Map<String, RetryRule> PROBLEMS =
      Map.of(
          "/problems/request-timeout", ALWAYS,
          "/problems/rate-limited", ALWAYS,
          "/problems/internal-error", WITH_KEY,
          "/problems/unavailable", WITH_KEY);

  /** The statuses of an intermediary that responds instead of the server. */
  private static final Set<Integer> GATEWAY = Set.of(429, 502, 503, 504);

  public static RetryRule after(OrganizationUsersException failure) {
    if (failure instanceof ProblemException problem) {
      return PROBLEMS.getOrDefault(problem.type(), ofStatus(problem.status()));
    }
    if (failure instanceof UnexpectedResponseException unexpected) {
      return ofStatus(unexpected.status());
    }
    return failure instanceof NoResponseException ? withoutResponse(failure) : NEVER;
  }

  private static RetryRule ofStatus(int status) {
    return GATEWAY.contains(status) ? WITH_KEY : NEVER;
  }

  private static RetryRule withoutResponse(OrganizationUsersException failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
      return ALWAYS;
    }
    boolean permanent =
        failure instanceof CallInterruptedException || cause instanceof SSLHandshakeException;
    return permanent ? NEVER : WITH_KEY;
  }
}
