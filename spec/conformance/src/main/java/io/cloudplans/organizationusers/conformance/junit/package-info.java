/** The cases as JUnit Jupiter tests. May depend on every other package except the command line. */
@NullMarked
package io.cloudplans.organizationusers.conformance.junit;

import org.jspecify.annotations.NullMarked;
