/**
 * An in-memory server for tests of code that uses the client. It runs the server's own rules; only
 * its store and its HTTP layer differ. Depends on {@code client}, {@code rules} and the JDK's HTTP
 * server.
 */
@NullMarked
package io.cloudplans.organizationusers.client.fake;

import org.jspecify.annotations.NullMarked;
