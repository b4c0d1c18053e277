/**
 * A store in memory, for tests and first projects; its data ends with the process. Depends on
 * {@code roster} and {@code value}.
 */
@NullMarked
package io.cloudplans.organizationusers.rules.memory;

import org.jspecify.annotations.NullMarked;
