/** Values of the configuration. They depend on the JDK alone. */
@NullMarked
package io.cloudplans.organizationusers.server.config;

import org.jspecify.annotations.NullMarked;
