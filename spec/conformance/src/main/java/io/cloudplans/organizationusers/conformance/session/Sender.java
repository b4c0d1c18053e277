package io.cloudplans.organizationusers.conformance.session;

import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Sends requests as fast as the server's rate limit permits, until the run's end. */
final class Sender {
  private static final int TOO_MANY = 429;
  private static final int MAX_TRIES = 20;
  private static final Duration MAX_WAIT = Duration.ofMinutes(1);

  private final Function<Request, Response> server;
  private final RunClock clock;
  private final Map<String, Instant> next = new ConcurrentHashMap<>();
  private volatile Instant end;
  private volatile String reason = "the run exceeded its time limit";

  /**
   * Creates a sender.
   *
   * @param limit the run's time limit
   */
  Sender(Function<Request, Response> server, RunClock clock, Duration limit) {
    this.server = server;
    this.clock = clock;
    end = clock.now().plus(limit);
  }

  /** Moves the run's end. */
  void endAt(Instant other, String newReason) {
    reason = newReason;
    end = other;
  }

  Response send(Request request) {
    String caller = request.header("Authorization").orElse("");
    for (int tries = 1; ; tries++) {
      pause(Duration.between(clock.now(), next.getOrDefault(caller, Instant.EPOCH)));
      if (clock.now().isAfter(end)) {
        throw new RunEndedException(reason);
      }
      Response response = server.apply(request);
      Duration wait = RateLimitWait.after(response, clock.now());
      boolean tooLong = wait.compareTo(MAX_WAIT) > 0;
      if (!wait.isZero() && !tooLong) {
        next.put(caller, clock.now().plus(wait));
      }
      if (response.status() != TOO_MANY || tries == MAX_TRIES || tooLong) {
        return response;
      }
    }
  }

  private void pause(Duration duration) {
    try {
      if (!duration.isNegative()) {
        clock.sleep(duration);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunEndedException("interrupted");
    }
  }
}
