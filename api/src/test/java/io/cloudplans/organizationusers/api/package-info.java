/** Tests of the generated stub against its contract. */
@NullMarked
package io.cloudplans.organizationusers.api;

import org.jspecify.annotations.NullMarked;
