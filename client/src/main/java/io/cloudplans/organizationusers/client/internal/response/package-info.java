/**
 * Responses: converts bytes to values or to exceptions. Depends on {@code field}, the generated
 * models and the public values.
 */
@NullMarked
package io.cloudplans.organizationusers.client.internal.response;

import org.jspecify.annotations.NullMarked;
