package io.cloudplans.organizationusers.client.internal.call;

import io.cloudplans.organizationusers.client.config.Attempt;
import io.cloudplans.organizationusers.client.config.CallOptions;
import io.cloudplans.organizationusers.client.config.Outcome;
import io.cloudplans.organizationusers.client.error.CallTimeoutException;
import io.cloudplans.organizationusers.client.error.InvalidCallException;
import io.cloudplans.organizationusers.client.error.OrganizationUsersException;
import io.cloudplans.organizationusers.client.error.ProblemException;
import io.cloudplans.organizationusers.client.error.RequestFault;
import io.cloudplans.organizationusers.client.error.UnexpectedResponseException;
import io.cloudplans.organizationusers.client.internal.response.BodySettings;
import io.cloudplans.organizationusers.client.internal.response.CallResponse;
import io.cloudplans.organizationusers.client.internal.response.ProblemParser;
import io.cloudplans.organizationusers.client.internal.retry.Deadline;
import io.cloudplans.organizationusers.client.internal.retry.Retries;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A call: a request that is sent until it succeeds, fails permanently or exceeds the deadline. */
final class Call {
  private final Connection connection;
  private final CallOptions options;
  private final String operation;
  private final BodySettings settings;
  private int attempts;

  /**
   * Creates a call.
   *
   * @param operation the operation's id in the contract
   * @param settings how to receive the bodies of responses
   */
  Call(Connection connection, CallOptions options, String operation, BodySettings settings) {
    this.connection = connection;
    this.options = options;
    this.operation = operation;
    this.settings = settings;
  }

  /**
   * Sends a request.
   *
   * @param retryable whether it may be retried although it may have been applied
   * @return a successful response, or 304
   */
  CallResponse send(HttpRequest.Builder request, boolean retryable) {
    Credentials credentials = new Credentials(connection);
    Retries retries = new Retries(options, connection.budget(), retryable);
    Deadline deadline = Deadline.in(options.deadline());
    while (true) {
      try {
        CallResponse response = attempt(request.copy(), credentials.next(), deadline);
        connection.budget().earn();
        return response;
      } catch (OrganizationUsersException failure) {
        Duration left = deadline.remaining();
        if (credentials.tryReplace(failure)) {
          deadline = Deadline.in(left);
        } else {
          retries.await(failure, deadline);
        }
      }
    }
  }

  private CallResponse attempt(HttpRequest.Builder request, String credentials, Deadline deadline) {
    Attempt attempt = new Attempt(operation, ++attempts);
    Consumer<Outcome> end = connection.hook().start(attempt);
    long start = System.nanoTime();
    try {
      attempt.headers().forEach((name, value) -> setHeader(request, name, value));
      CallResponse response = exchange(request.setHeader("Authorization", credentials), deadline);
      end.accept(outcome(start, response.status(), null));
      return response;
    } catch (OrganizationUsersException failure) {
      end.accept(outcome(start, status(failure), failure));
      throw failure;
    }
  }

  private CallResponse exchange(HttpRequest.Builder request, Deadline deadline) {
    Duration timeout = deadline.atMost(options.timeout());
    if (timeout.isNegative() || timeout.isZero()) {
      throw new CallTimeoutException("the deadline passed before the request was sent", null);
    }
    CallResponse response = connection.exchange(request, settings, timeout);
    if (response.isSuccess() || response.status() == CallResponse.NOT_MODIFIED) {
      return response;
    }
    throw ProblemParser.exception(response);
  }

  private static void setHeader(HttpRequest.Builder request, String name, String value) {
    try {
      request.setHeader(name, value);
    } catch (IllegalArgumentException e) {
      // No cause: its message quotes the value.
      throw new InvalidCallException(
          List.of(new RequestFault(null, null, name, "must be a header that HTTP allows")));
    }
  }

  private static Outcome outcome(
      long start, int status, @Nullable OrganizationUsersException failure) {
    return new Outcome(Duration.ofNanos(System.nanoTime() - start), status, failure);
  }

  private static int status(OrganizationUsersException failure) {
    if (failure instanceof ProblemException problem) {
      return problem.status();
    }
    return failure instanceof UnexpectedResponseException unexpected ? unexpected.status() : 0;
  }
}
