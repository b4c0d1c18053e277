package io.cloudplans.organizationusers.server.command;

import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 90s}, {@code 30m} or {@code 1h30m}. */
final class DurationConverter implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String value) {
    if (!value.matches("(?i)(\\d{1,6}h)?(\\d{1,6}m)?(\\d{1,9}s)?") || value.isEmpty()) {
      throw new TypeConversionException(
          "'" + value + "' is not a duration such as 90s, 30m or 1h30m");
    }
    return Duration.parse("PT" + value.toUpperCase(Locale.ROOT));
  }
}
