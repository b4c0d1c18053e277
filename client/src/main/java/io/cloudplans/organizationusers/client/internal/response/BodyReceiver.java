package io.cloudplans.organizationusers.client.internal.response;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Creates the body of one response. Closing it closes the body, also one that arrives later: an
 * interrupted call may have a response that nobody reads.
 */
public final class BodyReceiver implements BodyHandler<IncomingBody>, AutoCloseable {
  private final Function<ResponseInfo, IncomingBody> bodies;
  private final CompletableFuture<IncomingBody> body = new CompletableFuture<>();

  BodyReceiver(Function<ResponseInfo, IncomingBody> bodies) {
    this.bodies = bodies;
  }

  @Override
  public IncomingBody apply(ResponseInfo info) {
    IncomingBody incoming = bodies.apply(info);
    body.complete(incoming);
    return incoming;
  }

  @Override
  public void close() {
    CompletableFuture<Void> unused = body.thenAccept(IncomingBody::close);
  }
}
