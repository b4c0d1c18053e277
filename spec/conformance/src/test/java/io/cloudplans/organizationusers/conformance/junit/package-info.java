/** What Maven and IDEs show of the cases. */
@NullMarked
package io.cloudplans.organizationusers.conformance.junit;

import org.jspecify.annotations.NullMarked;
