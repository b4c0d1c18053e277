/** The README's example. */
@NullMarked
package io.cloudplans.organizationusers.rules;

import org.jspecify.annotations.NullMarked;
