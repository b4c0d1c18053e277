/** The command line. May depend on every other package. */
@NullMarked
package io.cloudplans.organizationusers.conformance.command;

import org.jspecify.annotations.NullMarked;
