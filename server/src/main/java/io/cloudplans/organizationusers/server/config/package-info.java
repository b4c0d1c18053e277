/** Values of the configuration. They know the JDK only. */
@NullMarked
package io.cloudplans.organizationusers.server.config;

import org.jspecify.annotations.NullMarked;
