/** The differences between two versions of the contract, and which of them break callers. */
@NullMarked
package io.cloudplans.organizationusers.portal.change;

import org.jspecify.annotations.NullMarked;
