/**
 * Problem documents (RFC 9457) and all exception mappers. Depends on {@code rules} and the
 * generated model.
 */
@NullMarked
package io.cloudplans.organizationusers.jersey.problem;

import org.jspecify.annotations.NullMarked;
