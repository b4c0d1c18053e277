/**
 * Everything that a call can throw, all unchecked, under {@link
 * io.cloudplans.organizationusers.client.error.OrganizationUsersException}. Knows nothing but the
 * JDK, so that a consumer's test can make any of them.
 *
 * @serial exclude
 */
@NullMarked
package io.cloudplans.organizationusers.client.error;

import org.jspecify.annotations.NullMarked;
