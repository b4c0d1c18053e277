/**
 * The client: {@link io.cloudplans.organizationusers.client.OrganizationUsersClient}, the requests
 * it takes and the values it answers with. Its public types show nothing of Jackson or of the
 * generated transport, which it drives.
 */
@NullMarked
package io.cloudplans.organizationusers.client;

import org.jspecify.annotations.NullMarked;
