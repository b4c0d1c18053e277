/**
 * Connections to the server: TLS, traces and the causes of failures. Depends on the JDK and the
 * client.
 */
@NullMarked
package io.cloudplans.organizationusers.cli.connection;

import org.jspecify.annotations.NullMarked;
