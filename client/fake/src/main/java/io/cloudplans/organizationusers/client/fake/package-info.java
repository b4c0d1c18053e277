/**
 * A server in memory for the tests of those who use the client. Its rules are the server's own;
 * only the store and the HTTP front are others. Depends on {@code client}, {@code rules} and the
 * JDK's HTTP server.
 */
@NullMarked
package io.cloudplans.organizationusers.client.fake;

import org.jspecify.annotations.NullMarked;
