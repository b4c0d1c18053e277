/** Tests of the command line. */
@NullMarked
package io.cloudplans.organizationusers.server.command;

import org.jspecify.annotations.NullMarked;
