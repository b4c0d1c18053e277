package io.cloudplans.organizationusers.client.internal.response;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;

/** Collects a body. One that is too long or too late closes the connection. */
final class BoundedSubscriber implements BodySubscriber<Body> {
  /** Gives its bytes away without copying them. */
  private static final class Bytes extends ByteArrayOutputStream {
    private static final int FIRST_SIZE = 4096;

    Bytes() {
      super(FIRST_SIZE);
    }

    ByteArrayInputStream stream() {
      return new ByteArrayInputStream(buf, 0, count);
    }
  }

  private final long limit;
  private final Bytes bytes = new Bytes();
  private final CompletableFuture<Body> body = new CompletableFuture<>();

  BoundedSubscriber(long limit, long nanoseconds) {
    this.limit = limit;
    body.orTimeout(nanoseconds, TimeUnit.NANOSECONDS);
  }

  @Override
  public CompletionStage<Body> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    CompletableFuture<Body> unused =
        body.whenComplete(
            (content, failure) -> {
              if (failure != null || content.tooLong()) {
                subscription.cancel();
              }
            });
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (buffer.remaining() > limit - bytes.size()) {
        finish(true);
        return;
      }
      byte[] part = new byte[buffer.remaining()];
      buffer.get(part);
      bytes.write(part, 0, part.length);
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    finish(false);
  }

  private void finish(boolean tooLong) {
    body.complete(new Body(bytes.stream(), true, tooLong, limit));
  }
}
