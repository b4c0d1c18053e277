/** Digests. They know the JDK only. */
@NullMarked
package io.cloudplans.organizationusers.rules.digest;

import org.jspecify.annotations.NullMarked;
