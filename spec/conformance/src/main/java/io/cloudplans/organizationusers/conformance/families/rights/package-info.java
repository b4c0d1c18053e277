/** Cases about permissions and tokens. May depend on {@code cases}, {@code session} and below. */
@NullMarked
package io.cloudplans.organizationusers.conformance.families.rights;

import org.jspecify.annotations.NullMarked;
