/** Generates a project, builds it, and leads it from red to green. */
@NullMarked
package io.cloudplans.organizationusers.archetype;

import org.jspecify.annotations.NullMarked;
