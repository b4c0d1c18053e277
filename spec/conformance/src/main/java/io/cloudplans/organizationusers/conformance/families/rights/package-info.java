/**
 * Cases about who may call what, and about tokens. May depend on {@code cases}, {@code session} and
 * below.
 */
@NullMarked
package io.cloudplans.organizationusers.conformance.families.rights;

import org.jspecify.annotations.NullMarked;
