/** Tests of the exceptions against the contract. */
@NullMarked
package io.cloudplans.organizationusers.client.error;

import org.jspecify.annotations.NullMarked;
