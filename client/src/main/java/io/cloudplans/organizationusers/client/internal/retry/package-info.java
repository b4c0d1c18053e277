/**
 * Whether, when and how often a request is sent again. Depends on {@code field} and the public
 * options and exceptions.
 */
@NullMarked
package io.cloudplans.organizationusers.client.internal.retry;

import org.jspecify.annotations.NullMarked;
