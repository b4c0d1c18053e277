/** Tests of the retry rules against the contract. */
@NullMarked
package io.cloudplans.organizationusers.client.internal.retry;

import org.jspecify.annotations.NullMarked;
