/** Tests of sending requests. */
@NullMarked
package io.cloudplans.organizationusers.conformance.session;

import org.jspecify.annotations.NullMarked;
