/** Tells people and machines what became of a run. May depend on {@code run} and below. */
@NullMarked
package io.cloudplans.organizationusers.conformance.report;

import org.jspecify.annotations.NullMarked;
