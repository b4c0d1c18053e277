package io.cloudplans.organizationusers.client;

import io.cloudplans.organizationusers.client.config.CallHook;
import io.cloudplans.organizationusers.client.config.CallOptions;
import io.cloudplans.organizationusers.client.config.StepUp;
import io.cloudplans.organizationusers.client.config.TokenSource;
import io.cloudplans.organizationusers.client.internal.call.Connection;
import io.cloudplans.organizationusers.client.internal.rule.Durations;
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
 * Builds an {@link OrganizationUsersClient}; {@link #baseUrl} and {@link #token} are required. Not
 * thread-safe; may build several clients. No argument may be null.
 */
public final class OrganizationUsersClientBuilder {
  private @Nullable URI baseUrl;
  private @Nullable TokenSource token;
  private StepUp stepUp = challenge -> Optional.empty();
  private CallHook hook = attempt -> outcome -> {};
  private @Nullable HttpClient httpClient;
  private @Nullable Executor executor;
  private CallOptions options = CallOptions.DEFAULTS;
  private Duration connectTimeout = Duration.ofSeconds(10);

  OrganizationUsersClientBuilder() {}

  /**
   * Sets the base URL of the server.
   *
   * @param url an {@code https} or {@code http} URL, with or without a path prefix and a slash at
   *     its end, without user information, query and fragment; the port is at most 65535
   * @return this builder
   * @throws IllegalArgumentException if the URL does not have this form
   */
  public OrganizationUsersClientBuilder baseUrl(String url) {
    return baseUrl(BaseUrl.parsed(url));
  }

  /**
   * Sets the base URL of the server.
   *
   * @param url as in {@link #baseUrl(String)}
   * @return this builder
   * @throws IllegalArgumentException if the URL does not have this form
   */
  public OrganizationUsersClientBuilder baseUrl(URI url) {
    this.baseUrl = BaseUrl.checked(url);
    return this;
  }

  /**
   * Sets the source of the token of each request.
   *
   * @param token called before each request, in the thread that makes the call
   * @return this builder
   */
  public OrganizationUsersClientBuilder token(TokenSource token) {
    this.token = Objects.requireNonNull(token, "token");
    return this;
  }

  /**
   * Sets the source of a stronger token for organizations that require a second factor. Without a
   * source, the call throws the {@code StepUpRequiredException}.
   *
   * @param stepUp called at most once per call, in the thread that makes the call
   * @return this builder
   */
  public OrganizationUsersClientBuilder stepUp(StepUp stepUp) {
    this.stepUp = Objects.requireNonNull(stepUp, "stepUp");
    return this;
  }

  /**
   * Sets a hook around each request, for spans, meters and headers.
   *
   * @param hook called in the thread that makes the call
   * @return this builder
   */
  public OrganizationUsersClientBuilder hook(CallHook hook) {
    this.hook = Objects.requireNonNull(hook, "hook");
    return this;
  }

  /**
   * Sets the HTTP client to use, for example for a proxy or TLS settings. The caller closes the
   * HTTP client. Leave redirects off, which is the default: the API never redirects, and following
   * a redirect could send the token to another host.
   *
   * @param httpClient the client, whose own connect timeout applies
   * @return this builder
   */
  public OrganizationUsersClientBuilder httpClient(HttpClient httpClient) {
    this.httpClient = Objects.requireNonNull(httpClient, "httpClient");
    return this;
  }

  /**
   * Sets the executor that runs the calls of {@link OrganizationUsersClient#async}; each call
   * occupies one thread. The caller shuts the executor down. By default, the client creates a
   * daemon thread for each concurrent call. On Java 21 and later, {@code
   * Executors.newVirtualThreadPerTaskExecutor()} is cheaper.
   *
   * @param executor runs each call
   * @return this builder
   */
  public OrganizationUsersClientBuilder executor(Executor executor) {
    this.executor = Objects.requireNonNull(executor, "executor");
    return this;
  }

  /**
   * Changes the options of calls, which start as {@link CallOptions#DEFAULTS}.
   *
   * @param change returns the new options, given the current ones
   * @return this builder
   */
  public OrganizationUsersClientBuilder options(UnaryOperator<CallOptions> change) {
    this.options = change.apply(options);
    return this;
  }

  /**
   * Sets how long one request may take; see {@link CallOptions#timeout}.
   *
   * @param timeout a positive duration
   * @return this builder
   * @throws IllegalArgumentException if it is zero or negative
   */
  public OrganizationUsersClientBuilder timeout(Duration timeout) {
    return options(options -> options.withTimeout(timeout));
  }

  /**
   * Sets how long opening a connection may take, which counts toward the timeout; by default 10
   * seconds. Has no effect on a client set with {@link #httpClient}.
   *
   * @param connectTimeout a positive duration
   * @return this builder
   * @throws IllegalArgumentException if it is zero or negative
   */
  public OrganizationUsersClientBuilder connectTimeout(Duration connectTimeout) {
    this.connectTimeout = Durations.positive(connectTimeout, "connectTimeout");
    return this;
  }

  /**
   * Builds the client. Sends nothing.
   *
   * @return a new client
   * @throws IllegalStateException if the base URL or the token is missing
   */
  public OrganizationUsersClient build() {
    if (baseUrl == null || token == null) {
      throw new IllegalStateException("baseUrl and token are required");
    }
    List<AutoCloseable> owned = new ArrayList<>();
    HttpClient http = httpClient == null ? newHttpClient(baseUrl, owned) : httpClient;
    Executor async = executor == null ? newExecutor(owned) : executor;
    Connection connection =
        new Connection(BaseUrl.prefix(baseUrl), http, async, token, stepUp, hook, owned);
    return new OrganizationUsersClient(connection, options, connection::close);
  }

  private HttpClient newHttpClient(URI url, List<AutoCloseable> owned) {
    HttpClient.Builder http = HttpClient.newBuilder().connectTimeout(connectTimeout);
    // Without TLS, HTTP/2 begins with an upgrade, which some servers reject with a body.
    HttpClient client =
        BaseUrl.isSecure(url) ? http.build() : http.version(HttpClient.Version.HTTP_1_1).build();
    // An HTTP client is closeable since Java 21.
    if ((Object) client instanceof AutoCloseable closeable) {
      owned.add(closeable);
    }
    return client;
  }

  private static Executor newExecutor(List<AutoCloseable> owned) {
    ExecutorService executor =
        Executors.newCachedThreadPool(
            call -> {
              Thread thread = new Thread(call, "organization-users-client");
              thread.setDaemon(true);
              return thread;
            });
    owned.add(executor::shutdown);
    return executor;
  }
}
