/** Tests of the command line in a process of its own. */
@NullMarked
package io.cloudplans.organizationusers.server.command;

import org.jspecify.annotations.NullMarked;
