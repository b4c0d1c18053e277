package io.cloudplans.organizationusers.server.keys;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the reads of a key set in logs and metrics. Logs the cause of a failure when it changes.
 */
public final class KeySetReads {
  private static final Logger LOG = LoggerFactory.getLogger(KeySetReads.class);

  private final AtomicLong failures = new AtomicLong();
  private volatile long succeeded = System.nanoTime();
  private @Nullable String cause;

  /** Records a successful read. */
  synchronized void succeeded(KeySet before, KeySet after) {
    succeeded = System.nanoTime();
    if (after != before || cause != null) {
      LOG.atInfo().addKeyValue("keys", after.size()).log("key set read");
    }
    cause = null;
  }

  /** Records a failed read, which leaves the current set in use. */
  synchronized void failed(String newCause) {
    failures.incrementAndGet();
    if (!newCause.equals(cause)) {
      LOG.atWarn().addKeyValue("cause", newCause).log("key set cannot be read");
    }
    cause = newCause;
  }

  /** Returns the cause if the last read failed. */
  public synchronized Optional<String> cause() {
    return Optional.ofNullable(cause);
  }

  public void measure(MeterRegistry registry) {
    TimeGauge.builder(
            "jwks.age", this, TimeUnit.NANOSECONDS, reads -> System.nanoTime() - reads.succeeded)
        .description("Time since the issuer's keys were last read")
        .register(registry);
    FunctionCounter.builder("jwks.read.failures", failures, AtomicLong::doubleValue)
        .description("Attempts to read the issuer's keys that failed")
        .register(registry);
  }
}
