/** Tests of the carrier at the socket. */
@NullMarked
package io.cloudplans.organizationusers.server.jetty;

import org.jspecify.annotations.NullMarked;
