package io.cloudplans.organizationusers.client;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What all calls of a client share. */
final class Connection {
  /** RFC 6750, section 2.1. */
  private static final Pattern BEARER_TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  private final HttpClient http;
  private final boolean ownsHttp;
  private final String baseUrl;
  private final Supplier<String> token;
  private final Duration timeout;

  Connection(
      HttpClient http, boolean ownsHttp, String baseUrl, Supplier<String> token, Duration timeout) {
    this.http = http;
    this.ownsHttp = ownsHttp;
    this.baseUrl = baseUrl;
    this.token = token;
    this.timeout = timeout;
  }

  HttpClient http() {
    return http;
  }

  String baseUrl() {
    return baseUrl;
  }

  Duration timeout() {
    return timeout;
  }

  /** Checks the token first, because the JDK quotes a header that it refuses. */
  void authorize(HttpRequest.Builder request) {
    String credentials = token.get();
    if (credentials == null || !BEARER_TOKEN.matcher(credentials).matches()) {
      throw new IllegalStateException(
          "the token supplier gave no bearer token (RFC 6750, section 2.1)");
    }
    request.setHeader("Authorization", "Bearer " + credentials);
  }

  void close() {
    if (!ownsHttp || !(http instanceof AutoCloseable closeable)) {
      return;
    }
    try {
      closeable.close();
    } catch (Exception e) {
      throw new IllegalStateException("the connections could not be closed", e);
    }
  }
}
