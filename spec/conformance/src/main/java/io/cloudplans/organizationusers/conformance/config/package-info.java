/** Reads the kit's configuration. May depend on {@code setup} and below. */
@NullMarked
package io.cloudplans.organizationusers.conformance.config;

import org.jspecify.annotations.NullMarked;
