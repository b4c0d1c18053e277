/**
 * Problem documents (RFC 9457) and all exception mappers. Depends on {@code contract} and the
 * generated model.
 */
@NullMarked
package io.cloudplans.organizationusers.server.problem;

import org.jspecify.annotations.NullMarked;
