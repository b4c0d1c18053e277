package io.cloudplans.organizationusers.client.internal.call;

import io.cloudplans.organizationusers.client.config.StepUp;
import io.cloudplans.organizationusers.client.config.TokenSource;
import io.cloudplans.organizationusers.client.internal.retry.RetryBudget;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a client and its views share. */
public final class Connection {
  private final String baseUrl;
  private final HttpClient http;
  private final Executor executor;
  private final TokenSource tokens;
  private final StepUp stepUp;
  private final List<AutoCloseable> owned;
  private final Requests requests;
  private final RetryBudget budget = new RetryBudget();
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * Nothing is opened yet.
   *
   * @param owned what {@link #close} closes, in this order
   */
  public Connection(
      String baseUrl,
      HttpClient http,
      Executor executor,
      TokenSource tokens,
      StepUp stepUp,
      List<AutoCloseable> owned) {
    this.baseUrl = baseUrl;
    this.http = http;
    this.executor = executor;
    this.tokens = tokens;
    this.stepUp = stepUp;
    this.owned = List.copyOf(owned);
    this.requests = new Requests(baseUrl);
  }

  public String baseUrl() {
    return baseUrl;
  }

  public Executor executor() {
    return executor;
  }

  /** The HTTP client, while it is open. */
  HttpClient http() {
    if (closed.get()) {
      throw new IllegalStateException("the client is closed");
    }
    return http;
  }

  TokenSource tokens() {
    return tokens;
  }

  StepUp stepUp() {
    return stepUp;
  }

  Requests requests() {
    return requests;
  }

  RetryBudget budget() {
    return budget;
  }

  /** Closes what the client made itself. */
  public void close() {
    if (closed.getAndSet(true)) {
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
