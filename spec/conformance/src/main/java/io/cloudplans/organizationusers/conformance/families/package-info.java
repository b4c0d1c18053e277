/** The cases, one class a family. May depend on {@code cases}, {@code session} and below. */
@NullMarked
package io.cloudplans.organizationusers.conformance.families;

import org.jspecify.annotations.NullMarked;
