/**
 * All cases, with one package per subject and one class per family. May depend on {@code cases} and
 * below.
 */
@NullMarked
package io.cloudplans.organizationusers.conformance.families;

import org.jspecify.annotations.NullMarked;
