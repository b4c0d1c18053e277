/** Runs cases and judges the whole. May depend on {@code cases}, {@code session} and below. */
@NullMarked
package io.cloudplans.organizationusers.conformance.run;

import org.jspecify.annotations.NullMarked;
