/** Servers that are wrong on purpose, and servers that are right in another way. */
@NullMarked
package io.cloudplans.organizationusers.conformance.faults;

import org.jspecify.annotations.NullMarked;
