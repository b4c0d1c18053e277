package io.cloudplans.organizationusers.client.internal.field;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Parses a date in the three forms of RFC 9110, section 5.6.7. */
final class HttpDate {
  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH);

  /** A two-digit year that is more than 50 years ahead is in the past. */
  private static final int YEARS_AHEAD = 50;

  private HttpDate() {}

  static Optional<Instant> parse(String text) {
    // java.time has no leap seconds.
    String value = text.strip().replace(":60 ", ":59 ");
    return Stream.of(RFC_1123_DATE_TIME, rfc850(), ASCTIME)
        .flatMap(form -> parse(value, form).stream())
        .findFirst();
  }

  private static Optional<Instant> parse(String value, DateTimeFormatter form) {
    try {
      return Optional.of(LocalDateTime.parse(value, form).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static DateTimeFormatter rfc850() {
    int first = LocalDateTime.now(ZoneOffset.UTC).getYear() - 99 + YEARS_AHEAD;
    return new DateTimeFormatterBuilder()
        .appendPattern("EEEE, dd-MMM-")
        .appendValueReduced(ChronoField.YEAR, 2, 2, first)
        .appendPattern(" HH:mm:ss 'GMT'")
        .toFormatter(Locale.ENGLISH);
  }
}
