/** The commands. Depends on picocli and the client. */
@NullMarked
package io.cloudplans.organizationusers.cli;

import org.jspecify.annotations.NullMarked;
