package io.cloudplans.organizationusers.server.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cloudplans.organizationusers.rules.value.Sha256;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keys from a URL. One thread reads them: on a schedule, and when a token names an unknown key. A
 * token with a known key never waits for a read.
 */
final class RemoteKeys extends IssuerKeys {
  private static final Duration REFRESH = Duration.ofMinutes(5);
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final Duration FIRST_READ = Duration.ofSeconds(6);
  private static final Duration WAIT = Duration.ofSeconds(2);
  private static final int MAX_WAITING = 8;
  private static final int MAX_UNKNOWN = 1_000;
  private static final Duration UNKNOWN_LIFETIME = Duration.ofSeconds(30);

  /** Reads the bytes of a key set. */
  interface Source {
    byte[] read() throws KeySetException, InterruptedException;
  }

  private final Source source;
  private final Semaphore waiting = new Semaphore(MAX_WAITING);
  private final Bucket rate =
      Bucket.builder()
          .addLimit(Bandwidth.builder().capacity(5).refillGreedy(1, Duration.ofSeconds(1)).build())
          .build();
  private final Cache<ByteBuffer, Boolean> unknown =
      Caffeine.newBuilder().maximumSize(MAX_UNKNOWN).expireAfterWrite(UNKNOWN_LIFETIME).build();
  private final Thread reader = new Thread(this::run, "key-set");

  private long setReadStart = System.nanoTime();
  private long lastAttemptStart = setReadStart;
  private boolean requested;

  /** Starts reading, and waits for the end of the first attempt. */
  RemoteKeys(Source source) {
    this.source = source;
    reader.setDaemon(true);
    long created = System.nanoTime();
    reader.start();
    try {
      await(created, FIRST_READ, () -> false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (true) {
        rate.asBlocking().consume(1);
        long pause = (read() ? REFRESH : RETRY).toNanos();
        long start = System.nanoTime();
        synchronized (this) {
          for (long left = pause;
              !requested && left > 0;
              left = start + pause - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
          }
        }
      }
    } catch (InterruptedException e) {
      // close() was called.
    }
  }

  private boolean read() throws InterruptedException {
    KeySet before = set;
    long start;
    synchronized (this) {
      start = System.nanoTime();
      requested = false;
    }
    try {
      KeySet after = before.replacedBy(source.read());
      reads.succeeded(before, after);
      finishAttempt(start, before, after);
      return true;
    } catch (KeySetException e) {
      reads.failed(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      reads.failed(e.getClass().getSimpleName());
    }
    finishAttempt(start, before, null);
    return false;
  }

  private synchronized void finishAttempt(long start, KeySet before, @Nullable KeySet after) {
    lastAttemptStart = start;
    if (after != null) {
      setReadStart = start;
      set = after;
      if (after != before) {
        unknown.invalidateAll();
      }
    }
    notifyAll();
  }

  /** Waits for the end of an attempt that begins after {@code arrival}. */
  private synchronized void await(long arrival, Duration max, BooleanSupplier found)
      throws InterruptedException {
    long left = max.toNanos();
    while (lastAttemptStart - arrival < 0 && !found.getAsBoolean() && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = arrival + max.toNanos() - System.nanoTime();
    }
  }

  @Override
  public List<VerificationKey> named(@Nullable String id) throws KeysUnavailableException {
    List<VerificationKey> keys = set.named(id);
    return keys.isEmpty()
        ? search(String.valueOf(id), () -> !set.named(id).isEmpty()).named(id)
        : keys;
  }

  @Override
  public List<VerificationKey> newest() throws KeysUnavailableException {
    KeySet before = set;
    return search("", () -> set != before).named(null);
  }

  /**
   * Returns the current set once the search ends: the key is found, a set read after this call
   * lacks it, or another search for it ended recently.
   */
  private KeySet search(String name, BooleanSupplier found) throws KeysUnavailableException {
    ByteBuffer digest = ByteBuffer.wrap(Sha256.of(name.getBytes(UTF_8)));
    if (unknown.getIfPresent(digest) != null) {
      return set;
    }
    if (!waiting.tryAcquire()) {
      throw new KeysUnavailableException();
    }
    try {
      return afterNextRead(digest, found);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KeysUnavailableException();
    } finally {
      waiting.release();
    }
  }

  private synchronized KeySet afterNextRead(ByteBuffer digest, BooleanSupplier found)
      throws InterruptedException, KeysUnavailableException {
    long arrival = System.nanoTime();
    refresh();
    await(arrival, WAIT, found);
    if (!found.getAsBoolean()) {
      if (setReadStart - arrival < 0) {
        throw new KeysUnavailableException();
      }
      unknown.put(digest, true);
    }
    return set;
  }

  @Override
  public synchronized void refresh() {
    requested = true;
    notifyAll();
  }

  @Override
  public void close() {
    reader.interrupt();
  }
}
