package io.cloudplans.organizationusers.client.internal.field;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads {@code Retry-After}, in seconds or as a date (RFC 9110, section 10.2.3). */
public final class RetryAfter {
  private static final Pattern SECONDS = Pattern.compile("[0-9]+");

  /** The replacement for any greater number (RFC 9111, section 1.2.2). */
  private static final long MAX_SECONDS = 1L << 31;

  private RetryAfter() {}

  /** Returns the time to wait, not negative, from a response's header fields. */
  public static Optional<Duration> of(Function<String, Optional<String>> headers) {
    String value = headers.apply("Retry-After").orElse("").strip();
    if (SECONDS.matcher(value).matches()) {
      return Optional.of(Duration.ofSeconds(seconds(value)));
    }
    return HttpDate.parse(value)
        .map(until -> Duration.between(now(headers), until))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
  }

  private static long seconds(String digits) {
    try {
      return Math.min(Long.parseLong(digits), MAX_SECONDS);
    } catch (NumberFormatException e) {
      return MAX_SECONDS;
    }
  }

  /** Returns the server's time if the response has it, because the two clocks may differ. */
  private static Instant now(Function<String, Optional<String>> headers) {
    return headers.apply("Date").flatMap(HttpDate::parse).orElseGet(Instant::now);
  }
}
