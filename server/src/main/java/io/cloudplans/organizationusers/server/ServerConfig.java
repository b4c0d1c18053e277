package io.cloudplans.organizationusers.server;

import io.cloudplans.organizationusers.server.token.TokenRules;
import java.time.Duration;

/**
 * How a server runs.
 *
 * @param port 0 picks a free one
 * @param database {@code sqlite:FILE}
 * @param bodyPatience how long a request's body may take
 */
public record ServerConfig(
    String host, int port, String database, TokenRules tokens, Duration bodyPatience) {

  /** How long a request's body may take where nothing else is said. */
  public static final Duration BODY_PATIENCE = Duration.ofSeconds(15);

  public ServerConfig {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("--port: must be from 0 to 65535");
    }
  }
}
