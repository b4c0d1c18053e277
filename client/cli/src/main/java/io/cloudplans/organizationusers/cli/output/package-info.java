/**
 * Writes text and JSON. Everything that comes from a server or a file passes {@code TerminalText}.
 */
@NullMarked
package io.cloudplans.organizationusers.cli.output;

import org.jspecify.annotations.NullMarked;
