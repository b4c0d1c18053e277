/**
 * The issuer's public keys (RFC 7517), from a file or over HTTP. Depends on {@code rules.value} and
 * {@code config}.
 */
@NullMarked
package io.cloudplans.organizationusers.server.keys;

import org.jspecify.annotations.NullMarked;
