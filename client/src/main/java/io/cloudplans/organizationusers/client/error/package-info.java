/**
 * The exceptions of a call, all unchecked, under {@link
 * io.cloudplans.organizationusers.client.error.OrganizationUsersException}. A consumer's test can
 * create any of them. Depends on {@code model} and {@code internal.field} alone.
 *
 * @serial exclude
 */
@NullMarked
package io.cloudplans.organizationusers.client.error;

import org.jspecify.annotations.NullMarked;
