/**
 * What a case does: it sends requests as a caller, and says what must come back. May depend on
 * {@code contract}, {@code http} and {@code setup}.
 */
@NullMarked
package io.cloudplans.organizationusers.conformance.session;

import org.jspecify.annotations.NullMarked;
