package io.cloudplans.organizationusers.server.jetty;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Creates connections that close if a request's head takes too long. Jetty alone closes only idle
 * connections.
 */
final class JettyConnections extends HttpConnectionFactory {
  private final long readTimeout;

  JettyConnections(HttpConfiguration http, Duration readTimeout) {
    super(http);
    this.readTimeout = readTimeout.toNanos();
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    return configure(
        new DeadlineConnection(getHttpConfiguration(), connector, endPoint, readTimeout),
        connector,
        endPoint);
  }

  private static final class DeadlineConnection extends HttpConnection {
    private final long readTimeout;

    /** The arrival time of the first byte after the last complete head; 0 before it arrives. */
    private volatile long begun;

    DeadlineConnection(
        HttpConfiguration http, Connector connector, EndPoint endPoint, long readTimeout) {
      super(http, connector, endPoint);
      this.readTimeout = readTimeout;
    }

    @Override
    protected HttpStreamOverHTTP1 newHttpStream(String method, String uri, HttpVersion version) {
      return new HttpStreamOverHTTP1(method, uri, version) {
        @Override
        public void parsedHeader(HttpField field) {
          // RFC 9110, section 10.1.1: an HTTP/1.0 request expects nothing.
          if (version == HttpVersion.HTTP_1_1 || field.getHeader() != HttpHeader.EXPECT) {
            super.parsedHeader(field);
          }
        }
      };
    }

    /** Checks the deadline whenever bytes arrive, so every byte of a slow head is checked. */
    @Override
    public void onFillable() {
      long now = System.nanoTime();
      if (begun == 0) {
        begun = now;
      } else if (now - begun > readTimeout) {
        getEndPoint().close(new TimeoutException());
        return;
      }
      long before = getMessagesIn();
      super.onFillable();
      if (getMessagesIn() != before) {
        begun = 0;
      }
    }
  }
}
