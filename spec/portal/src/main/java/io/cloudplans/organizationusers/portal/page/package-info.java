/** Turns Markdown into the pages of a site. It knows nothing of the contract. */
@NullMarked
package io.cloudplans.organizationusers.portal.page;

import org.jspecify.annotations.NullMarked;
