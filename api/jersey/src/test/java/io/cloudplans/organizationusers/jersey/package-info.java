/** Tests of the feature over HTTP. */
@NullMarked
package io.cloudplans.organizationusers.jersey;

import org.jspecify.annotations.NullMarked;
