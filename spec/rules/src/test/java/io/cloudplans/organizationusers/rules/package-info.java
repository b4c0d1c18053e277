/** Tests of the README. */
@NullMarked
package io.cloudplans.organizationusers.rules;

import org.jspecify.annotations.NullMarked;
