package io.cloudplans.organizationusers.server;

import io.cloudplans.organizationusers.server.token.TokenRules;
import java.time.Duration;

/**
 * How a server runs.
 *
 * @param port 0 picks a free one
 * @param database {@code sqlite:FILE}
 * @param patience how long a request's body may take, and how long a connection may be silent
 */
public record ServerConfig(
    String host, int port, String database, TokenRules tokens, Duration patience) {

  /** The patience where nothing else is said. */
  public static final Duration PATIENCE = Duration.ofSeconds(15);

  public ServerConfig {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("--port: must be from 0 to 65535");
    }
  }
}
