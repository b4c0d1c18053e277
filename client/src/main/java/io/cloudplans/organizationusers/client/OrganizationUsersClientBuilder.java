package io.cloudplans.organizationusers.client;

import io.cloudplans.organizationusers.client.config.CallOptions;
import io.cloudplans.organizationusers.client.config.StepUp;
import io.cloudplans.organizationusers.client.config.TokenSource;
import io.cloudplans.organizationusers.client.internal.call.Connection;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link OrganizationUsersClient}; {@link #baseUrl} and {@link #token} are needed. It is
 * for one thread and may build several clients. No argument may be null.
 */
public final class OrganizationUsersClientBuilder {
  private @Nullable URI baseUrl;
  private @Nullable TokenSource token;
  private StepUp stepUp = challenge -> Optional.empty();
  private @Nullable HttpClient httpClient;
  private @Nullable Executor executor;
  private CallOptions options = CallOptions.DEFAULTS;
  private Duration connectTimeout = Duration.ofSeconds(10);

  OrganizationUsersClientBuilder() {}

  /**
   * Where the server is.
   *
   * @param url an {@code https} or {@code http} URL, with or without a path prefix and a slash at
   *     its end, without user information, query and fragment
   * @return this builder
   * @throws IllegalArgumentException if it is anything else
   */
  public OrganizationUsersClientBuilder baseUrl(String url) {
    return baseUrl(BaseUrl.parsed(url));
  }

  /**
   * Where the server is.
   *
   * @param url as in {@link #baseUrl(String)}
   * @return this builder
   * @throws IllegalArgumentException if it is anything else
   */
  public OrganizationUsersClientBuilder baseUrl(URI url) {
    this.baseUrl = BaseUrl.checked(url);
    return this;
  }

  /**
   * Where the token of each request comes from.
   *
   * @param token asked before each request, in the thread that makes the call
   * @return this builder
   */
  public OrganizationUsersClientBuilder token(TokenSource token) {
    this.token = Objects.requireNonNull(token, "token");
    return this;
  }

  /**
   * Gets a stronger token when an organization requires a second factor. Unless set, the call
   * throws the challenge.
   *
   * @param stepUp asked once a call at most, in the thread that makes the call
   * @return this builder
   */
  public OrganizationUsersClientBuilder stepUp(StepUp stepUp) {
    this.stepUp = Objects.requireNonNull(stepUp, "stepUp");
    return this;
  }

  /**
   * An HTTP client of the caller's own, for a proxy or TLS settings. The caller closes it. Leave
   * its redirects off, as they are by default: the API has none, and a redirect may carry the token
   * to another host.
   *
   * @param httpClient the client, whose own connect timeout holds
   * @return this builder
   */
  public OrganizationUsersClientBuilder httpClient(HttpClient httpClient) {
    this.httpClient = Objects.requireNonNull(httpClient, "httpClient");
    return this;
  }

  /**
   * What makes the calls of {@link OrganizationUsersClient#async}; a thread is busy as long as a
   * call. The caller shuts it down. Unless set, the client has daemon threads of its own, as many
   * as there are calls at once; on Java 21 {@code Executors.newVirtualThreadPerTaskExecutor()} is
   * made for it.
   *
   * @param executor runs each call
   * @return this builder
   */
  public OrganizationUsersClientBuilder executor(Executor executor) {
    this.executor = Objects.requireNonNull(executor, "executor");
    return this;
  }

  /**
   * How calls are made: {@link CallOptions#DEFAULTS} unless set.
   *
   * @param change makes the new options of those set so far
   * @return this builder
   */
  public OrganizationUsersClientBuilder options(UnaryOperator<CallOptions> change) {
    this.options = change.apply(options);
    return this;
  }

  /**
   * How long one request may take; {@link CallOptions#timeout}.
   *
   * @param timeout longer than nothing
   * @return this builder
   * @throws IllegalArgumentException if it is zero or negative
   */
  public OrganizationUsersClientBuilder timeout(Duration timeout) {
    return options(set -> set.withTimeout(timeout));
  }

  /**
   * How long opening a connection may take, as a part of the whole; 10 seconds unless set. It has
   * no effect on an {@link #httpClient} of the caller's own.
   *
   * @param connectTimeout longer than nothing
   * @return this builder
   * @throws IllegalArgumentException if it is zero or negative
   */
  public OrganizationUsersClientBuilder connectTimeout(Duration connectTimeout) {
    if (connectTimeout.isZero() || connectTimeout.isNegative()) {
      throw new IllegalArgumentException("connectTimeout must be longer than nothing");
    }
    Duration year = Duration.ofDays(365);
    this.connectTimeout = connectTimeout.compareTo(year) < 0 ? connectTimeout : year;
    return this;
  }

  /**
   * Builds the client. Nothing is sent.
   *
   * @return a new client
   * @throws IllegalStateException if the base URL or the token is missing
   */
  public OrganizationUsersClient build() {
    if (baseUrl == null || token == null) {
      throw new IllegalStateException("baseUrl and token are needed");
    }
    List<AutoCloseable> owned = new ArrayList<>();
    HttpClient http = httpClient == null ? newHttpClient(baseUrl, owned) : httpClient;
    Executor async = executor == null ? newExecutor(owned) : executor;
    Connection connection =
        new Connection(BaseUrl.prefix(baseUrl), http, async, token, stepUp, owned);
    return new OrganizationUsersClient(connection, options, connection::close);
  }

  private HttpClient newHttpClient(URI url, List<AutoCloseable> owned) {
    HttpClient.Builder http = HttpClient.newBuilder().connectTimeout(connectTimeout);
    // Without TLS, HTTP/2 begins with an upgrade, which some servers do not take with a body.
    HttpClient made =
        BaseUrl.isSecure(url) ? http.build() : http.version(HttpClient.Version.HTTP_1_1).build();
    // Only from Java 21 on is there something to close.
    if ((Object) made instanceof AutoCloseable closeable) {
      owned.add(closeable);
    }
    return made;
  }

  private static Executor newExecutor(List<AutoCloseable> owned) {
    ExecutorService made =
        Executors.newCachedThreadPool(
            call -> {
              Thread thread = new Thread(call, "organization-users-client");
              thread.setDaemon(true);
              return thread;
            });
    owned.add(made::shutdown);
    return made;
  }
}
