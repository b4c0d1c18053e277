/** Tests of the command line against a server that answers as it is told. */
@NullMarked
package io.cloudplans.organizationusers.cli;

import org.jspecify.annotations.NullMarked;
