package io.cloudplans.organizationusers.server.filter;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Records each response in a timer and a log line; neither contains text from the caller. */
public final class RequestMeter {
  private static final Logger LOG = LoggerFactory.getLogger(RequestMeter.class);

  private final MeterRegistry registry;
  private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

  /** The key of a timer; bounded by the contract's operations, statuses and problems. */
  private record Key(String operation, int status, String problem) {}

  public RequestMeter(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Records a response.
   *
   * @param operation the contract's operation id, or {@code none}
   * @param problem the slug of the problem, or {@code none}
   */
  public void record(
      String operation,
      int status,
      String problem,
      Duration duration,
      Map<String, String> members) {
    timers.computeIfAbsent(new Key(operation, status, problem), this::timer).record(duration);
    LoggingEventBuilder line =
        LOG.atInfo()
            .addKeyValue("operation", operation)
            .addKeyValue("status", status)
            .addKeyValue("problem", problem)
            .addKeyValue("duration_ms", duration.toMillis());
    for (Map.Entry<String, String> member : members.entrySet()) {
      line = line.addKeyValue(member.getKey(), member.getValue());
    }
    line.log("request completed");
  }

  /** Registers the expiry time of the server's certificate. */
  public void certificate(Supplier<Instant> expiry) {
    TimeGauge.builder(
            "tls.certificate.expiry",
            expiry,
            TimeUnit.SECONDS,
            certificate -> certificate.get().getEpochSecond())
        .description("When the certificate expires, in seconds since 1970")
        .strongReference(true)
        .register(registry);
  }

  private Timer timer(Key key) {
    return Timer.builder("http.server.requests")
        .description("Responses by operation, status and problem type")
        .tag("operation", key.operation())
        .tag("status", String.valueOf(key.status()))
        .tag("problem", key.problem())
        .publishPercentileHistogram()
        .register(registry);
  }
}
