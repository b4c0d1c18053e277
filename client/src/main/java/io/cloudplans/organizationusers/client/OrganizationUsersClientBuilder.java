package io.cloudplans.organizationusers.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link OrganizationUsersClient}; {@link #baseUrl} and {@link #token} are needed. It is
 * for one thread and may build several clients. No argument may be null.
 */
public final class OrganizationUsersClientBuilder {
  private @Nullable URI baseUrl;
  private @Nullable Supplier<String> token;
  private @Nullable HttpClient httpClient;
  private Duration timeout = Duration.ofSeconds(30);
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
   * Where the token of each request comes from. It is asked in the calling thread, before each
   * request and outside of its timeout; what it throws, the call throws.
   *
   * @param token gives a bearer token (RFC 6750), without the word {@code Bearer}
   * @return this builder
   */
  public OrganizationUsersClientBuilder token(Supplier<String> token) {
    this.token = Objects.requireNonNull(token, "token");
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
   * How long a call may take, from the connection to the last byte of the body; 30 seconds unless
   * set.
   *
   * @param timeout longer than nothing
   * @return this builder
   * @throws IllegalArgumentException if it is zero or negative
   */
  public OrganizationUsersClientBuilder timeout(Duration timeout) {
    this.timeout = positive(timeout);
    return this;
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
    this.connectTimeout = positive(connectTimeout);
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
    HttpClient http = httpClient != null ? httpClient : newHttpClient(baseUrl);
    return new OrganizationUsersClient(
        new Connection(http, httpClient == null, BaseUrl.prefix(baseUrl), token, timeout));
  }

  private HttpClient newHttpClient(URI url) {
    HttpClient.Builder http = HttpClient.newBuilder().connectTimeout(connectTimeout);
    // Without TLS, HTTP/2 begins with an upgrade, which some servers do not take with a body.
    return BaseUrl.isSecure(url) ? http.build() : http.version(HttpClient.Version.HTTP_1_1).build();
  }

  private static Duration positive(Duration duration) {
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException("a timeout must be longer than nothing");
    }
    return duration;
  }
}
