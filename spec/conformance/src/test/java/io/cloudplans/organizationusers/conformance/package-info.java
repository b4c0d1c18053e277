/** The kit's own tests: real servers, and servers that are wrong on purpose. */
@NullMarked
package io.cloudplans.organizationusers.conformance;

import org.jspecify.annotations.NullMarked;
