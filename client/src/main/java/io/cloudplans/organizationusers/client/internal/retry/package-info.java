/**
 * Decides whether and when a request is retried. Depends on {@code field} and the public options
 * and exceptions.
 */
@NullMarked
package io.cloudplans.organizationusers.client.internal.retry;

import org.jspecify.annotations.NullMarked;
