/**
 * The description of a server under test: its address, and the sources of tokens and organizations.
 * May depend on {@code http} and Jackson.
 */
@NullMarked
package io.cloudplans.organizationusers.conformance.setup;

import org.jspecify.annotations.NullMarked;
