package io.cloudplans.organizationusers.server.jetty;

import io.cloudplans.organizationusers.server.problem.Traced;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends Jersey's answer with Jetty. */
record JettyResponseWriter(Request request, Response response, Callback callback, JettyBody body)
    implements ContainerResponseWriter {
  private static final Logger LOG = LoggerFactory.getLogger(JettyResponseWriter.class);

  @Override
  public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse answer) {
    response.setStatus(answer.getStatus());
    answer.getStringHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
    if (isLeft()) {
      // What is left of it stands between this answer and the next request.
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
    if (answer.getStatus() == 304) {
      return OutputStream.nullOutputStream();
    }
    if (length >= 0) {
      response.getHeaders().put("Content-Length", length);
    }
    return Content.Sink.asOutputStream(response);
  }

  private boolean isLeft() {
    boolean sent =
        request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    return sent && !body.isAtEnd();
  }

  @Override
  public void commit() {
    if (isLeft()) {
      // A connection that is closed on a sender may lose it the answer.
      body.discard();
    }
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
