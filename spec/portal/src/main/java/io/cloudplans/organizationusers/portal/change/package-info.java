/** Compares versions of the contract, and decides which changes break callers. */
@NullMarked
package io.cloudplans.organizationusers.portal.change;

import org.jspecify.annotations.NullMarked;
