/** The build step that creates one document from the split contract; not part of the jar. */
@NullMarked
package io.cloudplans.organizationusers.spec;

import org.jspecify.annotations.NullMarked;
