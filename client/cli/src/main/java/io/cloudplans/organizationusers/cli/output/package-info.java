/** Writes text and JSON. All text from a server or a file passes through {@code TerminalText}. */
@NullMarked
package io.cloudplans.organizationusers.cli.output;

import org.jspecify.annotations.NullMarked;
