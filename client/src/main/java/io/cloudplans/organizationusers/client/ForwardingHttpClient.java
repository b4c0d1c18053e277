package io.cloudplans.organizationusers.client;

import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** An HTTP client that leaves all but {@code send} to another one. */
abstract class ForwardingHttpClient extends HttpClient {
  private final HttpClient target;

  ForwardingHttpClient(HttpClient target) {
    this.target = target;
  }

  final HttpClient target() {
    return target;
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return target.cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return target.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return target.followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return target.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return target.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return target.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return target.authenticator();
  }

  @Override
  public Version version() {
    return target.version();
  }

  @Override
  public Optional<Executor> executor() {
    return target.executor();
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler) {
    return target.sendAsync(request, handler);
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushes) {
    return target.sendAsync(request, handler, pushes);
  }
}
