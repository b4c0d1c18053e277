/**
 * The reference implementation of the contract: {@link
 * io.cloudplans.organizationusers.server.Server} wires everything in one constructor.
 */
@NullMarked
package io.cloudplans.organizationusers.server;

import org.jspecify.annotations.NullMarked;
