package io.cloudplans.organizationusers.client.internal.response;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Creates the body of one response. Closing the receiver closes the body, even if it arrives later:
 * the response to an interrupted call may have no reader.
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
