/** Tests of the archetype: generates and builds a project. */
@NullMarked
package io.cloudplans.organizationusers.archetype;

import org.jspecify.annotations.NullMarked;
