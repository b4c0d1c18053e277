package io.cloudplans.organizationusers.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.stream.Stream;

/** Parses and checks base URLs. No message quotes a rejected URL, which may contain a password. */
final class BaseUrl {
  private static final String RULE =
      "the base URL must be an http:// or https:// URL with a host, without user, query and"
          + " fragment";

  private static final int MAX_PORT = 65_535;

  private BaseUrl() {}

  static URI parsed(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(RULE);
    }
  }

  static URI checked(URI url) {
    boolean plain =
        Stream.of(url.getRawUserInfo(), url.getRawQuery(), url.getRawFragment())
            .allMatch(part -> part == null);
    boolean http = isSecure(url) || "http".equalsIgnoreCase(url.getScheme());
    if (!plain || !http || url.getHost() == null || url.getPort() > MAX_PORT) {
      throw new IllegalArgumentException(RULE);
    }
    return url;
  }

  static boolean isSecure(URI url) {
    return "https".equalsIgnoreCase(url.getScheme());
  }

  /** Returns the URL without a slash at its end, to append a path to. */
  static String prefix(URI url) {
    return url.toASCIIString().replaceFirst("/+$", "");
  }
}
