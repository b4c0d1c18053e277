/**
 * Rosters as code: the users that an organization should have, and the plan that leads to them.
 * Contains values only; {@code OrganizationUsersClient} creates plans and applies them. Depends on
 * {@code model}, {@code error} and {@code internal.rule}.
 */
@NullMarked
package io.cloudplans.organizationusers.client.plan;

import org.jspecify.annotations.NullMarked;
