package io.cloudplans.organizationusers.client.internal.call;

import io.cloudplans.organizationusers.client.config.CallOptions;
import io.cloudplans.organizationusers.client.error.CallInterruptedException;
import io.cloudplans.organizationusers.client.error.CallTimeoutException;
import io.cloudplans.organizationusers.client.error.NoResponseException;
import io.cloudplans.organizationusers.client.error.OrganizationUsersException;
import io.cloudplans.organizationusers.client.internal.response.Body;
import io.cloudplans.organizationusers.client.internal.response.CallResponse;
import io.cloudplans.organizationusers.client.internal.response.ProblemParser;
import io.cloudplans.organizationusers.client.internal.retry.Deadline;
import io.cloudplans.organizationusers.client.internal.retry.Retries;
import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One call: a request, sent until it is answered, refused for good, or out of time. */
final class Call {
  private final Connection connection;
  private final CallOptions options;
  private final BodyHandler<Body> reading;

  /**
   * A call of a client.
   *
   * @param reading how the body of an answer is read
   */
  Call(Connection connection, CallOptions options, BodyHandler<Body> reading) {
    this.connection = connection;
    this.options = options;
    this.reading = reading;
  }

  /**
   * Sends a request.
   *
   * @param repeatable whether it may be sent again although it may have been carried out
   * @return a success, or 304
   */
  CallResponse send(HttpRequest.Builder request, boolean repeatable) {
    Credentials credentials = new Credentials(connection);
    Retries retries = new Retries(options, connection.budget(), repeatable);
    Deadline deadline = Deadline.in(options.deadline());
    while (true) {
      try {
        CallResponse answer = exchange(request, credentials.next(), deadline);
        connection.budget().earn();
        return answer;
      } catch (OrganizationUsersException failure) {
        Duration left = deadline.remaining();
        if (credentials.changed(failure)) {
          deadline = Deadline.in(left);
        } else {
          retries.await(failure, deadline);
        }
      }
    }
  }

  private CallResponse exchange(
      HttpRequest.Builder request, String credentials, Deadline deadline) {
    Duration time = deadline.atMost(options.timeout());
    if (time.isNegative() || time.isZero()) {
      throw new CallTimeoutException("the deadline passed before the request was sent", null);
    }
    HttpRequest sent = request.copy().setHeader("Authorization", credentials).build();
    CallResponse answer = new CallResponse(await(connection.http().sendAsync(sent, reading), time));
    if (answer.isSuccess() || answer.status() == CallResponse.NOT_MODIFIED) {
      return answer;
    }
    throw ProblemParser.exception(answer);
  }

  /** Bounds the whole exchange, where {@code HttpRequest.timeout} ends with the headers. */
  private static HttpResponse<Body> await(
      CompletableFuture<HttpResponse<Body>> response, Duration time) {
    try {
      return response.get(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new CallTimeoutException("no whole answer within " + time, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      response.cancel(true);
    }
  }

  private static NoResponseException failure(@Nullable Throwable cause) {
    if (cause instanceof HttpTimeoutException) {
      return new CallTimeoutException("no connection in time", cause);
    }
    return cause instanceof ConnectException
        ? new NoResponseException("no connection to the server", cause)
        : new NoResponseException("no whole answer: " + cause, cause);
  }
}
