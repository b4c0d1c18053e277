package io.cloudplans.organizationusers.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudplans.organizationusers.api.model.Problem;
import io.cloudplans.organizationusers.server.problem.ProblemType;
import io.cloudplans.organizationusers.server.problem.Problems;
import io.cloudplans.organizationusers.server.problem.StatusTypes;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.Callback;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ResourceConfig;

/** Carries the application over HTTP/1.1 with Jetty. */
public final class JettyCarrier implements AutoCloseable {
  private static final int MOST_HEADER_BYTES = 16_384;
  private static final Duration DRAIN = Duration.ofSeconds(20);

  private final Server server = new Server();
  private final ServerConnector connector;
  private final StatusTypes types;
  private final RequestMeter meter;
  private final ObjectMapper mapper;

  /**
   * Starts to serve.
   *
   * @param port 0 picks a free one
   */
  public JettyCarrier(
      String host,
      int port,
      Limits limits,
      ResourceConfig application,
      StatusTypes types,
      RequestMeter meter,
      ObjectMapper mapper) {
    this.types = types;
    this.meter = meter;
    this.mapper = mapper;
    connector = new ServerConnector(server, new HttpConnectionFactory(http()));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(limits.patience().toMillis());
    server.addConnector(connector);
    server.setErrorHandler(this::problem);
    server.setHandler(new GracefulHandler(bounded(limits, new ApplicationHandler(application))));
    server.setStopTimeout(DRAIN.toMillis());
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalArgumentException("--port: cannot listen on " + host + ":" + port, e);
    }
  }

  /** Answers early with 503 what would only wait longer and longer. */
  private static Handler bounded(Limits limits, ApplicationHandler application) {
    QoSHandler bounded = new QoSHandler(new JerseyHandler(application));
    bounded.setMaxRequestCount(limits.concurrent());
    bounded.setMaxSuspendedRequestCount(limits.waiting());
    bounded.setMaxSuspend(limits.maxWait());
    bounded.excludePath("/health/*");
    return bounded;
  }

  private static HttpConfiguration http() {
    HttpConfiguration http = new HttpConfiguration();
    http.setRequestHeaderSize(MOST_HEADER_BYTES);
    http.setSendServerVersion(false);
    // The routes are compared letter by letter, so an ambiguous path is just an unknown one.
    http.setUriCompliance(UriCompliance.UNSAFE);
    return http;
  }

  /** Answers Jetty's own faults. */
  private boolean problem(Request request, Response response, Callback callback) {
    ProblemType type = types.of(response.getStatus());
    String id = RequestId.of(request.getHeaders().get(RequestId.HEADER));
    Problem problem = Problems.of(type, List.of()).requestId(id);
    Duration taken = Duration.ofNanos(System.nanoTime() - request.getBeginNanoTime());
    meter.note("none", type.status(), type.slug(), taken);
    response.setStatus(type.status());
    response
        .getHeaders()
        .put(HttpHeader.CONTENT_TYPE, Problems.MEDIA_TYPE)
        .put(HttpHeader.CACHE_CONTROL, "no-store")
        .put(RequestId.HEADER, id);
    if (type.status() == HttpStatus.SERVICE_UNAVAILABLE_503) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, 1);
    }
    Content.Sink.write(response, true, mapper.valueToTree(problem).toString(), callback);
    return true;
  }

  /** The port that it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Takes no more requests, finishes those that run, and ends. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("cannot stop", e);
    }
  }
}
