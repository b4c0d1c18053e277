package io.cloudplans.organizationusers.server.jetty;

import io.cloudplans.organizationusers.server.config.Endpoint;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** Answers {@code GET /metrics} in Prometheus' text format, on a port of the operator's own. */
public final class JettyManagement implements AutoCloseable {
  private final Server server = new Server();
  private final String host;
  private final ServerConnector connector = new ServerConnector(server, 1, 1);

  /**
   * Starts to answer.
   *
   * @param port 0 picks a free one
   */
  public JettyManagement(String host, int port, PrometheusMeterRegistry registry) {
    this.host = host;
    connector.setHost(host);
    connector.setPort(port);
    connector
        .getConnectionFactory(HttpConnectionFactory.class)
        .getHttpConfiguration()
        .setSendServerVersion(false);
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            boolean known = Request.getPathInContext(request).equals("/metrics");
            response.setStatus(known ? 200 : 404);
            response
                .getHeaders()
                .put(HttpHeader.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
            Content.Sink.write(response, true, known ? registry.scrape() : "", callback);
            return true;
          }
        });
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalArgumentException("--management-host, --management-port: cannot listen", e);
    }
  }

  /** Where it listens, without a slash at its end. */
  public String address() {
    return "http://" + Endpoint.authority(host, connector.getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("cannot stop", e);
    }
  }
}
