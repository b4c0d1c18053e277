/** Tests of what the contract and the client both say. */
@NullMarked
package io.cloudplans.organizationusers.client.internal.field;

import org.jspecify.annotations.NullMarked;
