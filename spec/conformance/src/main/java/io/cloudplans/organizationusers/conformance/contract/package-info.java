/**
 * The contract, read from {@code openapi.json}, and the checks of responses against it. May depend
 * on {@code http}, Jackson and the schema library.
 */
@NullMarked
package io.cloudplans.organizationusers.conformance.contract;

import org.jspecify.annotations.NullMarked;
