package io.cloudplans.organizationusers.client.internal.call;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The {@code User-Agent}: the client, its version and the Java version (RFC 9110, section 10.1.5).
 */
final class UserAgent {
  static final String VALUE =
      "organization-users-client/" + version() + " Java/" + Runtime.version().feature();

  private UserAgent() {}

  private static String version() {
    try (InputStream file = UserAgent.class.getResourceAsStream("version")) {
      return file == null ? "unknown" : new String(file.readAllBytes(), US_ASCII).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
