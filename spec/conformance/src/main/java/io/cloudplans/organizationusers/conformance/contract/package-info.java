/**
 * The contract, read from {@code openapi.json}, and what it says of a response. May depend on
 * {@code http}, Jackson and the schema library.
 */
@NullMarked
package io.cloudplans.organizationusers.conformance.contract;

import org.jspecify.annotations.NullMarked;
