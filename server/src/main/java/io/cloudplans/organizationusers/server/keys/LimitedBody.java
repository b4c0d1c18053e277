package io.cloudplans.organizationusers.server.keys;

import io.cloudplans.organizationusers.server.config.SmallFile;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Collects the bytes of a response, and cancels a response that is too large. */
final class LimitedBody implements BodySubscriber<byte[]> {
  private final BodySubscriber<byte[]> bytes = BodySubscribers.ofByteArray();
  private Flow.@Nullable Subscription subscription;
  private long remaining = SmallFile.MAX_BYTES;

  @Override
  public void onSubscribe(Flow.Subscription newSubscription) {
    subscription = newSubscription;
    bytes.onSubscribe(newSubscription);
  }

  @Override
  public void onNext(List<ByteBuffer> part) {
    remaining -= part.stream().mapToLong(ByteBuffer::remaining).sum();
    if (remaining >= 0) {
      bytes.onNext(part);
    } else if (subscription != null) {
      subscription.cancel();
      bytes.onError(new IOException(SmallFile.TOO_LARGE));
    }
  }

  @Override
  public void onError(Throwable fault) {
    bytes.onError(fault);
  }

  @Override
  public void onComplete() {
    bytes.onComplete();
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return bytes.getBody();
  }
}
