package io.cloudplans.organizationusers.server.database;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** Measures how many writes share a commit and how long writes wait for the commit. */
record WriterMeter(DistributionSummary batches, Timer waits) {
  static WriterMeter in(MeterRegistry registry) {
    return new WriterMeter(
        DistributionSummary.builder("store.writer.batch")
            .description("How many writes were committed together")
            .register(registry),
        Timer.builder("store.writer.wait")
            .description("How long writes waited in the queue and for the database's lock")
            .register(registry));
  }
}
