package io.cloudplans.organizationusers.server.http;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of a request. */
final class RequestId {
  static final String HEADER = "X-Request-Id";

  private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,128}");

  private RequestId() {}

  /** The caller's id where it is one, otherwise a new one. */
  static String of(@Nullable String given) {
    return given != null && VISIBLE_ASCII.matcher(given).matches()
        ? given
        : UUID.randomUUID().toString();
  }
}
