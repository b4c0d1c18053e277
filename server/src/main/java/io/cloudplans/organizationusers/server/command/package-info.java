/** The command line: commands, options and converters. The only package that depends on picocli. */
@NullMarked
package io.cloudplans.organizationusers.server.command;

import org.jspecify.annotations.NullMarked;
