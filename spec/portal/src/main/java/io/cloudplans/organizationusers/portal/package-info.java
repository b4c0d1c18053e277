/** Build step that writes the documentation site; it is not part of the jar. */
@NullMarked
package io.cloudplans.organizationusers.portal;

import org.jspecify.annotations.NullMarked;
