package io.cloudplans.organizationusers.conformance.session;

import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.http.Response;
import io.cloudplans.organizationusers.conformance.http.Wire;
import java.time.Duration;
import java.time.Instant;

/**
 * Sends requests as fast as the server permits, until the run's end.
 *
 * @param end when the run's time is up
 */
record Sender(Wire wire, Instant end) {
  private static final int TOO_MANY = 429;
  private static final int MOST_TRIES = 20;
  private static final int LONGEST_WAIT = 60;

  Response send(Request request) {
    for (int tries = 1; ; tries++) {
      if (Instant.now().isAfter(end)) {
        throw new RunEndedException("the time limit of the run is over");
      }
      Response response = wire.send(request);
      int seconds = seconds(response);
      if (response.status() != TOO_MANY || tries == MOST_TRIES || seconds > LONGEST_WAIT) {
        return response;
      }
      pause(Duration.ofSeconds(seconds));
    }
  }

  private static int seconds(Response response) {
    String seconds = response.header("Retry-After").orElse("");
    return seconds.matches("[0-9]{1,6}") ? Integer.parseInt(seconds) : 1;
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunEndedException("interrupted");
    }
  }
}
