/**
 * The client: {@link io.cloudplans.organizationusers.client.OrganizationUsersClient} and its
 * builder, views and streams. May depend on every other package, and none depends on it. The public
 * types show neither Jackson nor the generated transport.
 */
@NullMarked
package io.cloudplans.organizationusers.client;

import org.jspecify.annotations.NullMarked;
