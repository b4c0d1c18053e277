package io.cloudplans.organizationusers.server;

import io.cloudplans.organizationusers.server.config.Endpoint;
import io.cloudplans.organizationusers.server.token.TokenRules;

/**
 * How a server runs.
 *
 * @param database {@code sqlite:FILE} or {@code postgresql://…}
 */
public record ServerConfig(Endpoint endpoint, String database, TokenRules tokens) {}
