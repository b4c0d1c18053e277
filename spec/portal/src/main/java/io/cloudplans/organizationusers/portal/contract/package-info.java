/** The resolved contract as values for the pages. A missing element fails with its name. */
@NullMarked
package io.cloudplans.organizationusers.portal.contract;

import org.jspecify.annotations.NullMarked;
