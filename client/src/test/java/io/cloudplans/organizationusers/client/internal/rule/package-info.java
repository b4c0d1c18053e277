/** Tests of the request rules against the contract. */
@NullMarked
package io.cloudplans.organizationusers.client.internal.rule;

import org.jspecify.annotations.NullMarked;
