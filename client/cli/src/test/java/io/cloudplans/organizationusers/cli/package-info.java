/** Tests of the command line against the fake. */
@NullMarked
package io.cloudplans.organizationusers.cli;

import org.jspecify.annotations.NullMarked;
