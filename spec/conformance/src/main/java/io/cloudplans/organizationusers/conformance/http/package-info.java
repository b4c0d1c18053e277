/** HTTP/1.1 byte for byte, with limits on time and size. May depend on the JDK alone. */
@NullMarked
package io.cloudplans.organizationusers.conformance.http;

import org.jspecify.annotations.NullMarked;
