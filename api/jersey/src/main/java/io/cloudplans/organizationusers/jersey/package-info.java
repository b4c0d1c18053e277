/**
 * The contract's checks for implementations of the stub with Jersey: register {@link
 * io.cloudplans.organizationusers.jersey.OrganizationUsersFeature}. Depends on {@code problem}, the
 * stub and the rules; independent of the HTTP server and the store.
 */
@NullMarked
package io.cloudplans.organizationusers.jersey;

import org.jspecify.annotations.NullMarked;
