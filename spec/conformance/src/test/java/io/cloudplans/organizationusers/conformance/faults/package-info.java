/** Deliberately faulty servers, and correct servers that differ from the reference server. */
@NullMarked
package io.cloudplans.organizationusers.conformance.faults;

import org.jspecify.annotations.NullMarked;
