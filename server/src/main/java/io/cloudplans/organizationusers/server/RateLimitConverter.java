package io.cloudplans.organizationusers.server;

import io.cloudplans.organizationusers.server.http.RateLimit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 100/1s} or {@code off}. */
final class RateLimitConverter implements ITypeConverter<Optional<RateLimit>> {
  private static final Pattern RATE = Pattern.compile("([1-9][0-9]{0,8})/(\\w+)");

  @Override
  public Optional<RateLimit> convert(String value) {
    if (value.equals("off")) {
      return Optional.empty();
    }
    Matcher rate = RATE.matcher(value);
    if (!rate.matches()) {
      throw new TypeConversionException("'" + value + "' is neither off nor a rate as 100/1s");
    }
    return Optional.of(
        new RateLimit(
            Long.parseLong(rate.group(1)), new DurationConverter().convert(rate.group(2))));
  }
}
