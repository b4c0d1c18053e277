/** The command line: commands, options and converters. The only package that knows picocli. */
@NullMarked
package io.cloudplans.organizationusers.server.command;

import org.jspecify.annotations.NullMarked;
