package io.cloudplans.organizationusers.client.internal.call;

import io.cloudplans.organizationusers.client.config.CallHook;
import io.cloudplans.organizationusers.client.config.StepUp;
import io.cloudplans.organizationusers.client.config.TokenSource;
import io.cloudplans.organizationusers.client.error.CallInterruptedException;
import io.cloudplans.organizationusers.client.error.CallTimeoutException;
import io.cloudplans.organizationusers.client.error.NoResponseException;
import io.cloudplans.organizationusers.client.internal.response.BodyReceiver;
import io.cloudplans.organizationusers.client.internal.response.BodySettings;
import io.cloudplans.organizationusers.client.internal.response.CallResponse;
import io.cloudplans.organizationusers.client.internal.retry.RetryBudget;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The state that a client and its views share; sends requests and receives responses. */
public final class Connection {
  private final String baseUrl;
  private final AtomicReference<@Nullable HttpClient> http;
  private final Executor executor;
  private final TokenSource tokens;
  private final StepUp stepUp;
  private final CallHook hook;
  private final List<AutoCloseable> owned;
  private final Requests requests;
  private final BearerTokens bearerTokens = new BearerTokens();
  private final RetryBudget budget = new RetryBudget();

  /**
   * Creates a connection without opening it.
   *
   * @param owned the resources that {@link #close} closes, in this order
   */
  public Connection(
      String baseUrl,
      HttpClient http,
      Executor executor,
      TokenSource tokens,
      StepUp stepUp,
      CallHook hook,
      List<AutoCloseable> owned) {
    this.baseUrl = baseUrl;
    this.http = new AtomicReference<>(http);
    this.executor = executor;
    this.tokens = tokens;
    this.stepUp = stepUp;
    this.hook = hook;
    this.owned = List.copyOf(owned);
    this.requests = new Requests(baseUrl);
  }

  public String baseUrl() {
    return baseUrl;
  }

  public Executor executor() {
    return executor;
  }

  TokenSource tokens() {
    return tokens;
  }

  StepUp stepUp() {
    return stepUp;
  }

  CallHook hook() {
    return hook;
  }

  Requests requests() {
    return requests;
  }

  BearerTokens bearerTokens() {
    return bearerTokens;
  }

  RetryBudget budget() {
    return budget;
  }

  /**
   * Sends a request in the calling thread: {@code sendAsync} costs twice the CPU time.
   *
   * @param timeout bounds the whole exchange; {@code HttpRequest.timeout} alone ends with the
   *     headers
   */
  CallResponse exchange(HttpRequest.Builder request, BodySettings settings, Duration timeout) {
    HttpClient open = http.get();
    if (open == null) {
      throw new IllegalStateException("the client is closed");
    }
    HttpRequest built = request.timeout(timeout).build();
    BodyReceiver receiver = settings.receiver(timeout);
    try {
      return CallResponse.of(open.send(built, receiver), settings);
    } catch (InterruptedException | InterruptedIOException e) {
      receiver.close();
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(e);
    } catch (IOException e) {
      throw failure(e, timeout);
    } catch (IllegalArgumentException e) {
      // The JDK throws this exception for an invalid Content-Length.
      throw new NoResponseException("no complete response: " + e, e);
    }
  }

  private static NoResponseException failure(IOException e, Duration timeout) {
    if (e instanceof HttpConnectTimeoutException) {
      return new CallTimeoutException("no connection in time", e);
    }
    if (e instanceof HttpTimeoutException) {
      return new CallTimeoutException("no complete response within " + timeout, e);
    }
    return e instanceof ConnectException
        ? new NoResponseException("no connection to the server", e)
        : new NoResponseException("no complete response: " + e, e);
  }

  /**
   * Closes the resources that the client created. Drops the HTTP client too: before Java 21 only
   * its garbage collection ends its thread and connections.
   */
  public void close() {
    if (http.getAndSet(null) == null) {
      return;
    }
    for (AutoCloseable resource : owned) {
      try {
        resource.close();
      } catch (Exception e) {
        throw new IllegalStateException("the connections could not be closed", e);
      }
    }
  }
}
