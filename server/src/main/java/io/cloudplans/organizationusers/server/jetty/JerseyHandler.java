package io.cloudplans.organizationusers.server.jetty;

import io.cloudplans.organizationusers.server.token.CallerContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;

/**
 * Hands Jetty's requests to Jersey. Jersey's own container for Jetty starts a thread for a timer
 * with each request, sends short answers in chunks, and leaves an answer that broke off hanging.
 */
final class JerseyHandler extends Handler.Abstract {
  /** The application writes no absolute URI, so no Host header needs to be believed. */
  private static final URI BASE = URI.create("http://localhost/");

  private final ApplicationHandler application;
  private final Duration readTimeout;

  /**
   * A handler.
   *
   * @param readTimeout how long a body may take
   */
  JerseyHandler(ApplicationHandler application, Duration readTimeout) {
    this.application = application;
    this.readTimeout = readTimeout;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String coding = request.getHeaders().get(HttpHeader.TRANSFER_ENCODING);
    boolean old = request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_1_1;
    if (coding != null && (old || !coding.equalsIgnoreCase("chunked"))) {
      // Who reads such a body otherwise than the next on the way can be made to miss a request.
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
      Response.writeError(request, response, callback, 400);
      return true;
    }
    try {
      ContainerRequest handed =
          new ContainerRequest(
              BASE,
              uri(request.getHttpURI()),
              request.getMethod(),
              new CallerContext(null),
              new MapPropertiesDelegate(),
              application.getConfiguration());
      for (HttpField field : request.getHeaders()) {
        handed.header(field.getName(), field.getValue() == null ? "" : field.getValue());
      }
      JettyBody body = new JettyBody(request, readTimeout);
      handed.setEntityStream(body);
      handed.setWriter(new JettyResponseWriter(request, response, callback, body));
      application.handle(handed);
    } catch (URISyntaxException e) {
      Response.writeError(request, response, callback, 400);
    }
    return true;
  }

  private static URI uri(HttpURI uri) throws URISyntaxException {
    String path = uri.getPath() == null ? "" : uri.getPath();
    String query = uri.getQuery() == null ? "" : "?" + uri.getQuery();
    return new URI("http://localhost" + (path.startsWith("/") ? "" : "/") + path + query);
  }
}
