/** The commands. They know picocli and the client, and write what a person or a script reads. */
@NullMarked
package io.cloudplans.organizationusers.cli;

import org.jspecify.annotations.NullMarked;
