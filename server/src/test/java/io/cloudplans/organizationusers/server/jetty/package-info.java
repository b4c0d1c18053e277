/** Tests of the HTTP server with raw sockets. */
@NullMarked
package io.cloudplans.organizationusers.server.jetty;

import org.jspecify.annotations.NullMarked;
