/**
 * A roster as code: the users an organization shall have, the reviewable difference from those it
 * has, and what can stop it from being carried out. Values alone; {@link
 * io.cloudplans.organizationusers.client.OrganizationUsersClient} makes plans and applies them.
 */
@NullMarked
package io.cloudplans.organizationusers.client.plan;

import org.jspecify.annotations.NullMarked;
