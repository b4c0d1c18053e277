/** The values of the configuration. Depends on the JDK alone. */
@NullMarked
package io.cloudplans.organizationusers.server.config;

import org.jspecify.annotations.NullMarked;
