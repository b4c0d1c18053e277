package io.cloudplans.organizationusers.conformance.session;

import java.time.Duration;
import java.time.Instant;

/** The clock of a run. */
interface RunClock {
  /** The clock of this machine. */
  RunClock SYSTEM =
      new RunClock() {
        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public void sleep(Duration time) throws InterruptedException {
          Thread.sleep(time.toMillis());
        }
      };

  Instant now();

  void sleep(Duration time) throws InterruptedException;
}
