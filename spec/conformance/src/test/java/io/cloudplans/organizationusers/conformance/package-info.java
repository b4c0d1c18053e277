/** The kit's own tests, with real servers and deliberately faulty servers. */
@NullMarked
package io.cloudplans.organizationusers.conformance;

import org.jspecify.annotations.NullMarked;
