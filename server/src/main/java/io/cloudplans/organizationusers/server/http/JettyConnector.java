package io.cloudplans.organizationusers.server.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * Ends the connections on which no request has begun as soon as it is told to end. Jetty alone
 * gives each connection one more second instead, the idle one and the half-sent request alike.
 */
final class JettyConnector extends ServerConnector {
  private static final long POLL_MILLIS = 20;

  JettyConnector(
      Server server, SslContextFactory.@Nullable Server tls, HttpConnectionFactory http) {
    super(
        server,
        tls == null
            ? new ConnectionFactory[] {http}
            : AbstractConnectionFactory.getFactories(tls, http));
  }

  @Override
  public CompletableFuture<Void> shutdown() {
    CompletableFuture<Void> done = super.shutdown();
    closeIdle();
    return done;
  }

  /** Again and again, since an answer that was under way may leave its connection open. */
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
