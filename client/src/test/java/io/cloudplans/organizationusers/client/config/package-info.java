/** Tests of the client's rules against the contract. */
@NullMarked
package io.cloudplans.organizationusers.client.config;

import org.jspecify.annotations.NullMarked;
