package io.cloudplans.organizationusers.client.internal.field;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads {@code Retry-After} in both its forms, seconds and date (RFC 9110, section 10.2.3). */
public final class RetryAfter {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");

  private RetryAfter() {}

  /** How long to wait, not negative, by an answer's header fields. */
  public static Optional<Duration> of(Function<String, Optional<String>> headers) {
    String value = headers.apply("Retry-After").orElse("");
    if (SECONDS.matcher(value).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    return date(value)
        .map(until -> Duration.between(now(headers), until))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
  }

  /** The server's clock where it tells it, as the two clocks may differ. */
  private static Instant now(Function<String, Optional<String>> headers) {
    return headers.apply("Date").flatMap(RetryAfter::date).orElseGet(Instant::now);
  }

  private static Optional<Instant> date(String value) {
    try {
      return Optional.of(ZonedDateTime.parse(value, RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
