/**
 * An in-memory store, for tests and first projects; it loses its data when the process ends.
 * Depends on {@code roster} and {@code value}.
 */
@NullMarked
package io.cloudplans.organizationusers.rules.memory;

import org.jspecify.annotations.NullMarked;
