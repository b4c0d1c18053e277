/** Tests of the site. */
@NullMarked
package io.cloudplans.organizationusers.portal;

import org.jspecify.annotations.NullMarked;
