package io.cloudplans.organizationusers.server.jetty;

import io.cloudplans.organizationusers.server.config.Endpoint;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * A connector that, on shutdown, immediately closes connections without a request; Jetty would wait
 * another second.
 */
final class JettyConnector extends ServerConnector {
  private static final long POLL_MILLIS = 20;

  /**
   * The size of the kernel's send buffer. By default it grows to megabytes and reports space only
   * after sending a third, so a slow reader would look as if it did not read at all.
   */
  private static final int SEND_BUFFER = 1 << 17;

  /**
   * The number of connections that may wait to be accepted. With Java's default of 50, a burst of
   * clients would wait for the retries of TCP, a second and more.
   */
  private static final int BACKLOG = 1024;

  JettyConnector(
      Server server, Endpoint endpoint, @Nullable ReloadableTls tls, HttpConnectionFactory http) {
    super(server, factories(tls, http));
    long readTimeout = endpoint.limits().readTimeout().toMillis();
    setHost(endpoint.host());
    setPort(endpoint.port());
    setAcceptQueueSize(BACKLOG);
    setAcceptedSendBufferSize(SEND_BUFFER);
    // Longer than a body may take, so that the 408 is sent before the connection is closed.
    setIdleTimeout(readTimeout + 1000);
    setShutdownIdleTimeout(Math.min(readTimeout, JettyHttpServer.DRAIN.toMillis() / 2));
  }

  private static ConnectionFactory[] factories(
      @Nullable ReloadableTls tls, HttpConnectionFactory http) {
    if (tls == null) {
      return new ConnectionFactory[] {http};
    }
    // A proxy may forward any Host, and a health check may use the address. Neither is trusted.
    http.getHttpConfiguration().addCustomizer(new SecureRequestCustomizer(false));
    return AbstractConnectionFactory.getFactories(tls, http);
  }

  @Override
  public CompletableFuture<Void> shutdown() {
    CompletableFuture<Void> done = super.shutdown();
    closeIdle();
    return done;
  }

  /** Polls until all are closed, because a response in progress may leave its connection open. */
  private void closeIdle() {
    getConnectedEndPoints().forEach(JettyConnector::closeIdle);
    if (!getConnectedEndPoints().isEmpty()) {
      getScheduler().schedule(this::closeIdle, POLL_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private static void closeIdle(EndPoint endPoint) {
    Connection outer = endPoint.getConnection();
    Connection inner =
        outer instanceof SslConnection secure ? secure.getSslEndPoint().getConnection() : outer;
    if (inner instanceof HttpConnection http && http.getParser().isStart()) {
      http.close();
    }
  }
}
