package io.cloudplans.organizationusers.server;

import io.cloudplans.organizationusers.server.config.Endpoint;
import io.cloudplans.organizationusers.server.pages.Documentation;
import io.cloudplans.organizationusers.server.token.TokenRules;

/**
 * The configuration of a server.
 *
 * @param database {@code sqlite:FILE} or {@code postgresql://…}
 */
public record ServerConfig(
    Endpoint endpoint, String database, TokenRules tokens, Documentation documentation) {
  /** Creates a configuration with the standard documentation. */
  public ServerConfig(Endpoint endpoint, String database, TokenRules tokens) {
    this(endpoint, database, tokens, Documentation.STANDARD);
  }
}
