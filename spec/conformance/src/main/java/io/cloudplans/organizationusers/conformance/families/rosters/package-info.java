/**
 * Cases about what becomes of a roster, of its versions and of its pages. May depend on {@code
 * cases}, {@code session} and below.
 */
@NullMarked
package io.cloudplans.organizationusers.conformance.families.rosters;

import org.jspecify.annotations.NullMarked;
