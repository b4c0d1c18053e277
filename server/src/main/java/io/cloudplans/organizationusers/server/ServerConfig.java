package io.cloudplans.organizationusers.server;

import io.cloudplans.organizationusers.server.http.Limits;
import io.cloudplans.organizationusers.server.token.TokenRules;

/**
 * How a server runs.
 *
 * @param port 0 picks a free one
 * @param database {@code sqlite:FILE} or {@code postgresql://…}
 */
public record ServerConfig(
    String host, int port, String database, TokenRules tokens, Limits limits) {

  public ServerConfig {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("--port: must be from 0 to 65535");
    }
  }
}
