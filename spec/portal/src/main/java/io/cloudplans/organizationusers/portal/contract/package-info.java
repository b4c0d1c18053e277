/** The resolved contract as values that the pages show; what is missing is named. */
@NullMarked
package io.cloudplans.organizationusers.portal.contract;

import org.jspecify.annotations.NullMarked;
