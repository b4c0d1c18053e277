/**
 * Cases about rosters, their versions and their pages. May depend on {@code cases}, {@code session}
 * and below.
 */
@NullMarked
package io.cloudplans.organizationusers.conformance.families.rosters;

import org.jspecify.annotations.NullMarked;
