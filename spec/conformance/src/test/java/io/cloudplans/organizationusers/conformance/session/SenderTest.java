package io.cloudplans.organizationusers.conformance.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudplans.organizationusers.conformance.http.Header;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waiting for a rate limit, with a clock that advances only by waiting. */
class SenderTest {
  private static final Instant START = Instant.parse("2026-11-26T08:00:00Z");
  private static final Request LIST = Request.of("GET", "/list").with("Authorization", "Bearer a");
  private static final Response DONE = response(200);

  private final Deque<Response> script = new ArrayDeque<>();
  private final List<Long> sent = new ArrayList<>();
  private final Clock clock = new Clock();
  private final Sender sender = new Sender(this::respond, clock, Duration.ofMinutes(5));

  private static final class Clock implements RunClock {
    private Instant now = START;
    private boolean interrupted;

    @Override
    public Instant now() {
      return now;
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
      if (interrupted) {
        throw new InterruptedException();
      }
      now = now.plus(time);
    }
  }

  private Response respond(Request request) {
    sent.add(Duration.between(START, clock.now()).toSeconds());
    return script.remove();
  }

  /** Returns a response with headers; names and values alternate. */
  private static Response response(int status, String... headers) {
    return new Response(
        status,
        IntStream.range(0, headers.length / 2)
            .mapToObj(i -> new Header(headers[2 * i], headers[2 * i + 1]))
            .toList(),
        new byte[0]);
  }

  private static Response limited(String retryAfter) {
    return response(429, "Retry-After", retryAfter);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7 | 7",
        "60 | 60",
        "Thu, 26 Nov 2026 08:00:09 GMT | 9",
        "Thursday, 26-Nov-26 08:00:10 GMT | 10",
        "Thu Nov 26 08:00:11 2026 | 11",
        "Thu, 26 Nov 2026 07:59:00 GMT | 0",
        "soon | 1",
        "'' | 1"
      })
  void sendShouldWaitForRetryAfterWhenTheStatusIs429(String retryAfter, long seconds) {
    script.addAll(List.of(limited(retryAfter), DONE));

    assertThat(sender.send(LIST)).isSameAs(DONE);
    assertThat(sent).containsExactly(0L, seconds);
  }

  /** The day of the month has one digit and a space in this form. */
  @Test
  void sendShouldReadAnAsctimeDateWithAShortDay() {
    clock.now = Instant.parse("2026-12-03T08:00:00Z");
    script.addAll(List.of(limited("Thu Dec  3 08:00:30 2026"), DONE));

    sender.endAt(clock.now.plusSeconds(60), "");
    sender.send(LIST);

    assertThat(clock.now).isEqualTo("2026-12-03T08:00:30Z");
  }

  @Test
  void sendShouldWaitAMomentWhenA429HasNoRetryAfter() {
    script.addAll(List.of(response(429), DONE));

    sender.send(LIST);

    assertThat(sent).containsExactly(0L, 1L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"caller\";r=0;t=3 | 3",
        "\"caller\"; t=4; r=0 | 4",
        "\"day\";r=7;t=50, \"second\";r=0;t=2 | 2",
        "\"second\";r=0;t=2, \"minute\";r=0;t=40 | 40",
        "\"caller\";r=1;t=3 | 0",
        "\"caller\";r=0 | 0",
        "\"day\";r=0;t=86400 | 0"
      })
  void nextRequestShouldWaitWhenNoRequestsRemain(String rateLimit, long seconds) {
    script.addAll(List.of(response(200, "RateLimit", rateLimit), DONE));

    sender.send(LIST);
    sender.send(LIST);

    assertThat(sent).containsExactly(0L, seconds);
  }

  @Test
  void otherCallersShouldNotWait() {
    script.addAll(List.of(response(200, "RateLimit", "\"caller\";r=0;t=3"), DONE, DONE));

    sender.send(LIST);
    sender.send(LIST.without("Authorization").with("Authorization", "Bearer b"));
    sender.send(LIST);

    assertThat(sent).containsExactly(0L, 0L, 3L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"61", "999999", "Thu, 26 Nov 2026 09:00:00 GMT"})
  void sendShouldReturnA429WhenItWouldWaitForMoreThanAMinute(String retryAfter) {
    script.add(limited(retryAfter));

    assertThat(sender.send(LIST).status()).isEqualTo(429);
    assertThat(sent).containsExactly(0L);
  }

  @Test
  void sendShouldReturnTheTwentieth429() {
    IntStream.range(0, 21).forEach(i -> script.add(limited("1")));

    assertThat(sender.send(LIST).status()).isEqualTo(429);
    assertThat(sent).hasSize(20).endsWith(19L);
  }

  @Test
  void sendShouldEndTheRunWhenItsTimeIsOver() {
    IntStream.range(0, 6).forEach(i -> script.add(limited("60")));

    assertThatThrownBy(() -> sender.send(LIST))
        .isInstanceOf(RunEndedException.class)
        .hasMessage("the run exceeded its time limit");
    assertThat(sent).containsExactly(0L, 60L, 120L, 180L, 240L, 300L);
  }

  @Test
  void sendShouldEndTheRunWhenItIsInterrupted() {
    script.addAll(List.of(limited("1"), DONE));
    clock.interrupted = true;

    assertThatThrownBy(() -> sender.send(LIST)).hasMessage("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }
}
