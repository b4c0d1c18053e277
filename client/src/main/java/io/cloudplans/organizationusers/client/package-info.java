/**
 * The client: {@link io.cloudplans.organizationusers.client.OrganizationUsersClient} and its
 * builder, views and streams. May depend on every other package; none depends on it. The public
 * types expose neither Jackson nor the generated transport.
 */
@NullMarked
package io.cloudplans.organizationusers.client;

import org.jspecify.annotations.NullMarked;
