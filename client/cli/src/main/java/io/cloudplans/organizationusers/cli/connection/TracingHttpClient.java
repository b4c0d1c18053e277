package io.cloudplans.organizationusers.cli.connection;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** Traces the head of each request and response, with the token masked. */
final class TracingHttpClient extends HttpClient {
  private final HttpClient http;
  private final Consumer<String> trace;

  TracingHttpClient(HttpClient http, Consumer<String> trace) {
    this.http = http;
    this.trace = trace;
  }

  private void headers(String direction, HttpHeaders headers) {
    headers
        .map()
        .forEach(
            (name, values) ->
                values.forEach(
                    value -> {
                      String shown = name.equalsIgnoreCase("Authorization") ? "Bearer ***" : value;
                      trace.accept(direction + " " + name + ": " + shown);
                    }));
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> pushes) {
    trace.accept("> " + request.method() + " " + request.uri());
    headers(">", request.headers());
    return http.sendAsync(request, handler, pushes).whenComplete(this::response);
  }

  private void response(@Nullable HttpResponse<?> response, @Nullable Throwable failure) {
    if (response == null) {
      trace.accept("! " + failure);
    } else {
      trace.accept("< " + response.version() + " " + response.statusCode());
      headers("<", response.headers());
    }
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler) {
    return sendAsync(request, handler, null);
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    return http.send(request, handler);
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return http.cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return http.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return http.followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return http.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return http.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return http.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return http.authenticator();
  }

  @Override
  public Version version() {
    return http.version();
  }

  @Override
  public Optional<Executor> executor() {
    return http.executor();
  }
}
