package io.cloudplans.organizationusers.server.jetty;

import io.cloudplans.organizationusers.jersey.HeadChecks;
import io.cloudplans.organizationusers.jersey.OrganizationUsersFeature;
import io.cloudplans.organizationusers.jersey.problem.TransportProblem;
import io.cloudplans.organizationusers.jersey.problem.TransportProblems;
import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.contract.RequestId;
import io.cloudplans.organizationusers.server.config.Endpoint;
import io.cloudplans.organizationusers.server.config.Limits;
import io.cloudplans.organizationusers.server.filter.RequestMeter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ResourceConfig;
import org.jspecify.annotations.Nullable;

/** Serves the application over HTTP/1.1 with Jetty. */
public final class JettyHttpServer implements AutoCloseable {
  /** The time for running requests to complete when the server stops. */
  static final Duration DRAIN = Duration.ofSeconds(20);

  private static final int MAX_HEADER_BYTES = 16_384;

  /** An absolute-form target wins over {@code Host} (RFC 9112, section 3.2.2). */
  private static final HttpCompliance HTTP =
      HttpCompliance.STRICT.with("ABSOLUTE_FORM", HttpCompliance.Violation.MISMATCHED_AUTHORITY);

  /** Threads in addition to those that execute requests: for heads and for the network. */
  private static final int OTHER_THREADS = 136;

  private final Server server;
  private final ServerConnector connector;
  private final @Nullable ReloadableTls tls;
  private final Endpoint endpoint;
  private final TransportProblems problems;
  private final RequestMeter meter;

  /** Starts serving. */
  public JettyHttpServer(
      Endpoint endpoint,
      ResourceConfig application,
      HeadChecks checks,
      ProblemTypes types,
      RequestMeter meter) {
    this.endpoint = endpoint;
    this.problems = new TransportProblems(types, OrganizationUsersFeature.JSON);
    this.meter = meter;
    Limits limits = endpoint.limits();
    server = new Server(new QueuedThreadPool(limits.maxConcurrent() + OTHER_THREADS));
    tls = endpoint.tls() == null ? null : new ReloadableTls(endpoint.tls());
    connector =
        new JettyConnector(
            server, endpoint, tls, new JettyConnections(http(), limits.readTimeout()));
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(limits.maxConnections(), connector));
    server.setErrorHandler(this::problem);
    server.setHandler(
        new GracefulHandler(
            new JerseyHandler(new ApplicationHandler(application), checks, types, limits, server)));
    server.setStopTimeout(DRAIN.toMillis());
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalArgumentException(
          "--host, --port: cannot listen on " + endpoint.address(endpoint.port()), e);
    }
  }

  private static HttpConfiguration http() {
    HttpConfiguration http = new HttpConfiguration();
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
    http.setSendServerVersion(false);
    // The cache ignores case, so a token could be mistaken for another token.
    http.setHeaderCacheSize(0);
    http.setHttpCompliance(HTTP);
    // Routes are compared literally, so an ambiguous path is simply unknown.
    http.setUriCompliance(UriCompliance.UNSAFE);
    return http;
  }

  /** Responds to requests that Jetty rejects. */
  private boolean problem(Request request, Response response, Callback callback) {
    TransportProblem problem =
        problems.of(response.getStatus(), request.getHeaders().getValuesList(RequestId.HEADER));
    ProblemType type = problem.type();
    Duration duration = Duration.ofNanos(System.nanoTime() - request.getBeginNanoTime());
    meter.record(
        "none",
        type.status(),
        type.slug(),
        duration,
        Map.of("peer", Request.getRemoteAddr(request)));
    response.setStatus(type.status());
    problem.headers().forEach(response.getHeaders()::put);
    boolean head = HttpMethod.HEAD.is(request.getMethod());
    Content.Sink.write(response, true, head ? "" : problem.body(), callback);
    return true;
  }

  /** Reads the TLS files again, and uses changed files for new connections. */
  public void reloadIfChanged() {
    if (tls != null) {
      tls.reloadIfChanged();
    }
  }

  /** Returns the expiry time of the certificate; empty for plain HTTP. */
  public Optional<Instant> certificateExpiry() {
    return Optional.ofNullable(tls).map(ReloadableTls::expiry);
  }

  /** Returns the URL without a trailing slash. */
  public String address() {
    return endpoint.address(connector.getLocalPort());
  }

  /** Stops accepting requests, completes the running ones and stops. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("cannot stop", e);
    }
  }
}
