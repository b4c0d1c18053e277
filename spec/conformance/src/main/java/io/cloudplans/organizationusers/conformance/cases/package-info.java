/** The model of cases. May depend on {@code session} and {@code setup}. */
@NullMarked
package io.cloudplans.organizationusers.conformance.cases;

import org.jspecify.annotations.NullMarked;
