/** The reference implementation of the contract: commands, configuration and the wiring. */
@NullMarked
package io.cloudplans.organizationusers.server;

import org.jspecify.annotations.NullMarked;
