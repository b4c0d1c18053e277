package io.cloudplans.organizationusers.server.http;

import io.cloudplans.organizationusers.server.problem.Traced;
import io.cloudplans.organizationusers.server.token.CallerContext;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands Jetty's requests to Jersey. Jersey's own container for Jetty starts a thread for a timer
 * with each request, sends short answers in chunks, and leaves an answer that broke off hanging.
 */
final class JerseyHandler extends Handler.Abstract {
  /** The application writes no absolute URI, so no Host header needs to be believed. */
  private static final URI BASE = URI.create("http://localhost/");

  private static final Logger LOG = LoggerFactory.getLogger(JerseyHandler.class);

  private final ApplicationHandler application;
  private final Duration patience;

  /**
   * A handler.
   *
   * @param patience how long a body may take
   */
  JerseyHandler(ApplicationHandler application, Duration patience) {
    this.application = application;
    this.patience = patience;
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
      handed.setEntityStream(new JettyBody(request, patience));
      handed.setWriter(new Writer(request, response, callback));
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

  private record Writer(Request request, Response response, Callback callback)
      implements ContainerResponseWriter {

    @Override
    public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse answer) {
      response.setStatus(answer.getStatus());
      answer.getStringHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
      if (answer.getStatus() == 304) {
        return OutputStream.nullOutputStream();
      }
      if (length >= 0) {
        response.getHeaders().put("Content-Length", length);
      }
      return Content.Sink.asOutputStream(response);
    }

    @Override
    public void commit() {
      callback.succeeded();
    }

    /** An answer that has begun must not look whole: its connection is cut. */
    @Override
    public void failure(Throwable fault) {
      if (response.isCommitted()) {
        callback.failed(fault);
      } else {
        LOG.error("a request failed", new Traced(fault));
        Response.writeError(request, response, callback, 500);
      }
    }

    @Override
    public boolean enableResponseBuffering() {
      return true;
    }

    @Override
    public boolean suspend(long timeout, TimeUnit unit, TimeoutHandler handler) {
      return false;
    }

    @Override
    public void setSuspendTimeout(long timeout, TimeUnit unit) {
      throw new IllegalStateException("no operation is asynchronous");
    }
  }
}
