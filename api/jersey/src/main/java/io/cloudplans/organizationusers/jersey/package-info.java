/**
 * The contract's checks for an implementation of the stub with Jersey: register {@link
 * io.cloudplans.organizationusers.jersey.OrganizationUsersFeature}. Depends on {@code problem}, the
 * stub and the rules; knows no HTTP server and no store.
 */
@NullMarked
package io.cloudplans.organizationusers.jersey;

import org.jspecify.annotations.NullMarked;
