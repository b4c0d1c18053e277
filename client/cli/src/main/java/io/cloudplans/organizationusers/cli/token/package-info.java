/** Gets the token from a shell command or checks one. Knows the client and the JDK. */
@NullMarked
package io.cloudplans.organizationusers.cli.token;

import org.jspecify.annotations.NullMarked;
