package io.cloudplans.organizationusers.server.config;

import org.jspecify.annotations.Nullable;

/**
 * The address on which a server listens.
 *
 * @param port 0 picks a free one
 * @param tls null for plain HTTP
 */
public record Endpoint(String host, int port, @Nullable Tls tls, Limits limits) {
  public Endpoint {
    requirePort("--port", port);
  }

  /** Throws {@link IllegalArgumentException} unless an option's value is a port. */
  public static void requirePort(String option, int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(option + ": must be from 0 to 65535");
    }
  }

  /** Returns the endpoint's URL without a trailing slash. */
  public String address(int localPort) {
    return (tls == null ? "http://" : "https://") + authority(host, localPort);
  }

  /** Returns host and port as in a URI (RFC 3986, section 3.2). */
  public static String authority(String host, int port) {
    return "%s:%s".formatted(host.contains(":") ? "[" + host + "]" : host, port);
  }
}
