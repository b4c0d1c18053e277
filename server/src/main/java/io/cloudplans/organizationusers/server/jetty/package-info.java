/** The HTTP carrier and its bridge to Jersey. The only package that knows Jetty. */
@NullMarked
package io.cloudplans.organizationusers.server.jetty;

import org.jspecify.annotations.NullMarked;
