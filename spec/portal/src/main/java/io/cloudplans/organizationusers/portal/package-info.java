/** The build step that writes the documentation site; not part of the jar. */
@NullMarked
package io.cloudplans.organizationusers.portal;

import org.jspecify.annotations.NullMarked;
