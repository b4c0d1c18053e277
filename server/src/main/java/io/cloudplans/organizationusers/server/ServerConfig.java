package io.cloudplans.organizationusers.server;

import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import io.cloudplans.organizationusers.server.config.Endpoint;
import io.cloudplans.organizationusers.server.database.Creation;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.keys.IssuerKeys;
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

  /**
   * Reads the TLS files and the key set and opens the database; throws {@link
   * IllegalArgumentException} with the option's name and the cause.
   */
  public void check() {
    if (endpoint.tls() != null) {
      endpoint.tls().check();
    }
    try (IssuerKeys keys = tokens.keys().open()) {
      keys.reads()
          .cause()
          .ifPresent(
              cause -> {
                throw new IllegalArgumentException("--jwks: cannot be read: " + cause);
              });
    }
    try (Database opened = Databases.open(database, Databases.CONNECTIONS, Creation.NEVER)) {
      opened.verify();
    } catch (StoreUnavailableException e) {
      throw new IllegalArgumentException("--db: " + e.getMessage(), e);
    }
  }
}
