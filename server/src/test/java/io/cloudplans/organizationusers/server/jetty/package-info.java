/** Tests of the HTTP server at the socket. */
@NullMarked
package io.cloudplans.organizationusers.server.jetty;

import org.jspecify.annotations.NullMarked;
