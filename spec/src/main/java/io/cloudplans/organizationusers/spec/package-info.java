/** Build step that turns the split contract into one document; it is not part of the jar. */
@NullMarked
package io.cloudplans.organizationusers.spec;

import org.jspecify.annotations.NullMarked;
