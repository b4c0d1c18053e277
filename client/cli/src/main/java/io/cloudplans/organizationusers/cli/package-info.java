/** The client on the command line. Knows the client alone, and writes what a script can read. */
@NullMarked
package io.cloudplans.organizationusers.cli;

import org.jspecify.annotations.NullMarked;
