/** Checks of the generated stub against the contract that it comes from. */
@NullMarked
package io.cloudplans.organizationusers.api;

import org.jspecify.annotations.NullMarked;
