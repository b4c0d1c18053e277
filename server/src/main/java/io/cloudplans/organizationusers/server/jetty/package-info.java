/** The HTTP server and its bridge to Jersey. The only package that depends on Jetty. */
@NullMarked
package io.cloudplans.organizationusers.server.jetty;

import org.jspecify.annotations.NullMarked;
