/** Tests of what the contract and the client both say. */
@NullMarked
package io.cloudplans.organizationusers.client.internal.rule;

import org.jspecify.annotations.NullMarked;
