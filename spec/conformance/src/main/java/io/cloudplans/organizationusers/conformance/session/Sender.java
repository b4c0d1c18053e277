package io.cloudplans.organizationusers.conformance.session;

import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.http.Response;
import io.cloudplans.organizationusers.conformance.http.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends requests as fast as the server's rate limit permits, until the run's end. */
final class Sender {
  private static final int TOO_MANY = 429;
  private static final int MAX_TRIES = 20;
  private static final int MAX_WAIT = 60;
  private static final Pattern SPENT = Pattern.compile(";\\s*r=0(?![0-9])");
  private static final Pattern RESET = Pattern.compile(";\\s*t=([0-9]{1,2})(?![0-9])");

  private final Wire wire;
  private final Map<String, Instant> spent = new ConcurrentHashMap<>();
  private volatile Instant end;
  private volatile String reason = "the run exceeded its time limit";

  /**
   * Creates a sender.
   *
   * @param end the end of the run's time limit
   */
  Sender(Wire wire, Instant end) {
    this.wire = wire;
    this.end = end;
  }

  /** Moves the run's end. */
  void endAt(Instant other, String why) {
    reason = why;
    end = other;
  }

  Response send(Request request) {
    String caller = request.header("Authorization").orElse("");
    for (int tries = 1; ; tries++) {
      pause(Duration.between(Instant.now(), spent.getOrDefault(caller, Instant.EPOCH)));
      if (Instant.now().isAfter(end)) {
        throw new RunEndedException(reason);
      }
      Response response = wire.send(request);
      int seconds = seconds(response);
      if (seconds > 0 && seconds <= MAX_WAIT) {
        spent.put(caller, Instant.now().plusSeconds(seconds));
      }
      if (response.status() != TOO_MANY || tries == MAX_TRIES || seconds > MAX_WAIT) {
        return response;
      }
    }
  }

  /** Returns the seconds to wait before the caller's next request. */
  private static int seconds(Response response) {
    if (response.status() == TOO_MANY) {
      String seconds = response.header("Retry-After").orElse("");
      return seconds.matches("[0-9]{1,6}") ? Integer.parseInt(seconds) : 1;
    }
    String limit = response.header("RateLimit").orElse("");
    Matcher reset = RESET.matcher(limit);
    return SPENT.matcher(limit).find() && reset.find() ? Integer.parseInt(reset.group(1)) : 0;
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(Math.max(0, time.toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunEndedException("interrupted");
    }
  }
}
