/**
 * Runs cases and determines the verdict. May depend on {@code cases}, {@code session} and below.
 */
@NullMarked
package io.cloudplans.organizationusers.conformance.run;

import org.jspecify.annotations.NullMarked;
