/**
 * What the kit has to know of a server before it can judge it: its address, how to get tokens and
 * organizations. May depend on {@code http} and Jackson.
 */
@NullMarked
package io.cloudplans.organizationusers.conformance.setup;

import org.jspecify.annotations.NullMarked;
