package io.cloudplans.organizationusers.server.jetty;

import io.cloudplans.organizationusers.jersey.problem.RedactedException;
import io.cloudplans.organizationusers.server.body.ResponseBody;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects Jersey's response, and sends it when it is complete. */
final class JettyResponseWriter implements ContainerResponseWriter {
  private static final Logger LOG = LoggerFactory.getLogger(JettyResponseWriter.class);

  private final Response response;
  private final Callback callback;
  private final RequestBody received;
  private final Scheduler scheduler;
  private final Duration readTimeout;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private @Nullable ResponseBody streamed;

  JettyResponseWriter(
      Response response,
      Callback callback,
      RequestBody received,
      Scheduler scheduler,
      Duration readTimeout) {
    this.response = response;
    this.callback = callback;
    this.received = received;
    this.scheduler = scheduler;
    this.readTimeout = readTimeout;
  }

  @Override
  public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse completed) {
    response.setStatus(completed.getStatus());
    completed.getStringHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
    if (completed.getEntity() instanceof ResponseBody body) {
      streamed = body;
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length());
      return OutputStream.nullOutputStream();
    }
    if (length >= 0 && completed.getStatus() != 304) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
    }
    return written;
  }

  @Override
  public void commit() {
    received.release();
    received.drain(this::send);
  }

  private void send(boolean persistent) {
    if (!persistent) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
    ResponseBody body =
        streamed == null ? ResponseBody.of(ByteBuffer.wrap(written.toByteArray())) : streamed;
    if (HttpMethod.HEAD.is(response.getRequest().getMethod())) {
      body.close();
      body = ResponseBody.of(ByteBuffer.allocate(0));
    }
    Callback afterwards =
        persistent
            ? callback
            : Callback.from(() -> received.discard(callback::succeeded), callback::failed);
    new ResponseSender(response, body, afterwards, scheduler, readTimeout).begin();
  }

  /** Aborts a response that has begun, which would otherwise look complete. */
  @Override
  public void failure(Throwable fault) {
    if (streamed != null) {
      streamed.close();
    }
    received.release();
    if (response.isCommitted()) {
      callback.failed(fault);
    } else {
      LOG.error("a request failed", new RedactedException(fault));
      Request request = response.getRequest();
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
