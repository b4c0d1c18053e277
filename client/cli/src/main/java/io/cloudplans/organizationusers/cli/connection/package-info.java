/** Connects to the server: TLS, traces and the causes of failures. Knows the JDK and the client. */
@NullMarked
package io.cloudplans.organizationusers.cli.connection;

import org.jspecify.annotations.NullMarked;
