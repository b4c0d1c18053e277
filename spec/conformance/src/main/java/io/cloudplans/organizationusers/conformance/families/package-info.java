/** All cases, in a package a subject, one class a family. May depend on {@code cases} and below. */
@NullMarked
package io.cloudplans.organizationusers.conformance.families;

import org.jspecify.annotations.NullMarked;
