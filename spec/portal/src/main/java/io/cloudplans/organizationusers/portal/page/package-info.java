/** Renders Markdown as pages of a site. Independent of the contract. */
@NullMarked
package io.cloudplans.organizationusers.portal.page;

import org.jspecify.annotations.NullMarked;
