/** Reports of a run, for people and machines. May depend on {@code run} and below. */
@NullMarked
package io.cloudplans.organizationusers.conformance.report;

import org.jspecify.annotations.NullMarked;
