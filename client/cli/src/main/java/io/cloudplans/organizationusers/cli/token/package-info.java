/** Gets tokens from a shell command and checks them. Depends on the client and the JDK. */
@NullMarked
package io.cloudplans.organizationusers.cli.token;

import org.jspecify.annotations.NullMarked;
