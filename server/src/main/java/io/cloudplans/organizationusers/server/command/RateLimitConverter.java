package io.cloudplans.organizationusers.server.command;

import io.cloudplans.organizationusers.server.config.RateLimit;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 100/1s}, or {@code off} as null. */
final class RateLimitConverter implements ITypeConverter<@Nullable RateLimit> {
  private static final Pattern RATE = Pattern.compile("([1-9][0-9]{0,8})/(\\w+)");

  @Override
  public @Nullable RateLimit convert(String value) {
    if (value.equals("off")) {
      return null;
    }
    Matcher rate = RATE.matcher(value);
    Duration window =
        rate.matches() ? new DurationConverter().convert(rate.group(2)) : Duration.ZERO;
    if (window.isZero()) {
      throw new TypeConversionException(
          "'" + value + "' is not a rate such as 100/1s or 6000/1m, or off");
    }
    return new RateLimit(Long.parseLong(rate.group(1)), window);
  }
}
