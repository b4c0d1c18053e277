package io.cloudplans.organizationusers.conformance.session;

import io.cloudplans.organizationusers.conformance.http.Response;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Determines from a response how long its caller must wait before the next request. */
final class RateLimitWait {
  private static final int TOO_MANY = 429;
  private static final Duration DEFAULT = Duration.ofSeconds(1);
  private static final Pattern SPENT = Pattern.compile(";\\s*r=0(?![0-9])");
  private static final Pattern RESET = Pattern.compile(";\\s*t=([0-9]{1,6})(?![0-9])");

  /** The three forms of a date in HTTP (RFC 9110, section 5.6.7). */
  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH),
          DateTimeFormatter.ofPattern("EEEE, dd-MMM-uu HH:mm:ss 'GMT'", Locale.ENGLISH),
          DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.ENGLISH));

  private RateLimitWait() {}

  /** Returns the time to wait; zero if the caller may send at once. */
  static Duration after(Response response, Instant now) {
    return response.status() == TOO_MANY
        ? retryAfter(response.header("Retry-After").orElse(""), now)
        : reset(response.header("RateLimit").orElse(""));
  }

  private static Duration retryAfter(String value, Instant now) {
    if (value.matches("[0-9]{1,6}")) {
      return Duration.ofSeconds(Integer.parseInt(value));
    }
    for (DateTimeFormatter date : DATES) {
      try {
        Instant until = LocalDateTime.parse(value, date).toInstant(ZoneOffset.UTC);
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
      } catch (DateTimeException e) {
        // Try the next form.
      }
    }
    return DEFAULT;
  }

  /** Returns the longest reset time of the policies without remaining requests. */
  private static Duration reset(String rateLimit) {
    Duration longest = Duration.ZERO;
    for (String policy : rateLimit.split(",", -1)) {
      Matcher reset = RESET.matcher(policy);
      if (SPENT.matcher(policy).find() && reset.find()) {
        Duration time = Duration.ofSeconds(Integer.parseInt(reset.group(1)));
        longest = time.compareTo(longest) > 0 ? time : longest;
      }
    }
    return longest;
  }
}
