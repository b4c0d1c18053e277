/**
 * A response and what is wrong with it: from bytes to values or to an exception. Depends on {@code
 * field}, the generated models and the public values.
 */
@NullMarked
package io.cloudplans.organizationusers.client.internal.response;

import org.jspecify.annotations.NullMarked;
