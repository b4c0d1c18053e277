/**
 * A server in memory for tests of code that uses the client. It applies the server's own rules;
 * only its store and its HTTP front differ. Depends on {@code client}, {@code rules} and the JDK's
 * HTTP server.
 */
@NullMarked
package io.cloudplans.organizationusers.client.fake;

import org.jspecify.annotations.NullMarked;
