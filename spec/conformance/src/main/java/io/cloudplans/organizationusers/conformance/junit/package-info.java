/** The cases as JUnit Jupiter tests. May depend on every other package but the command line. */
@NullMarked
package io.cloudplans.organizationusers.conformance.junit;

import org.jspecify.annotations.NullMarked;
