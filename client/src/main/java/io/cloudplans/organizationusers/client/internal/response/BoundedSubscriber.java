package io.cloudplans.organizationusers.client.internal.response;

import io.cloudplans.organizationusers.client.error.RawResponse;
import io.cloudplans.organizationusers.client.error.ResponseTooLargeException;
import io.cloudplans.organizationusers.client.model.ResponseHeaders;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Collects a body. One that is longer than its limit fails and closes the connection. */
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

  private final ResponseInfo info;
  private final long limit;
  private final Bytes bytes = new Bytes();
  private final CompletableFuture<Body> body = new CompletableFuture<>();
  private @Nullable Subscription subscription;

  BoundedSubscriber(ResponseInfo info, long limit) {
    this.info = info;
    this.limit = limit;
  }

  @Override
  public CompletionStage<Body> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    this.subscription = subscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (buffer.remaining() > limit - bytes.size()) {
        fail();
        return;
      }
      byte[] part = new byte[buffer.remaining()];
      buffer.get(part);
      bytes.write(part, 0, part.length);
    }
  }

  private void fail() {
    if (subscription != null) {
      subscription.cancel();
    }
    RawResponse response =
        new RawResponse(info.statusCode(), new ResponseHeaders(info.headers().map()), "");
    body.completeExceptionally(new ResponseTooLargeException(limit, response));
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    body.complete(new Body(bytes.stream(), true, limit));
  }
}
