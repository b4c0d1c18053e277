package io.cloudplans.organizationusers.server.jetty;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * Creates connections that close if a request's head takes too long. Jetty would close only idle
 * connections.
 */
final class JettyConnections extends HttpConnectionFactory {
  /**
   * The forms of a request-target (RFC 9112, section 3.2): a path, a URL of HTTP with a host and
   * without userinfo, an authority or an asterisk. Jetty would also accept a fragment, userinfo,
   * other schemes, an empty host and bytes beyond ASCII.
   */
  private static final Pattern TARGET =
      Pattern.compile("(?:/|(?i:https?)://[^/?#@:][^/?#@]*(?![^/?])|[^/?#@]+:\\d+$|\\*$)[!\"$-~]*");

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
      if (!TARGET.matcher(uri).matches()) {
        throw new HttpException.RuntimeException(HttpStatus.BAD_REQUEST_400);
      }
      return new HttpStreamOverHTTP1(method, uri, version) {
        @Override
        public void parsedHeader(HttpField field) {
          if (!isIgnored(field.getHeader(), version)) {
            super.parsedHeader(field);
          }
        }
      };
    }

    /**
     * Returns whether a field has no effect: an expectation of HTTP/1.0 (RFC 9110, section 10.1.1),
     * and any upgrade (section 7.8).
     */
    private static boolean isIgnored(@Nullable HttpHeader field, HttpVersion version) {
      return field == HttpHeader.UPGRADE
          || (field == HttpHeader.EXPECT && version != HttpVersion.HTTP_1_1);
    }

    /** Closes an idle connection; Jetty would wait for the peer to close it, as long again. */
    @Override
    public void onFillInterestedFailed(Throwable cause) {
      if (cause instanceof TimeoutException) {
        getEndPoint().close(cause);
      } else {
        super.onFillInterestedFailed(cause);
      }
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
