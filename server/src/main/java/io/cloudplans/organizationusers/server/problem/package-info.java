/**
 * ProblemResponses (RFC 9457) as the contract lists them. Depends on {@code contract} and the
 * generated model.
 */
@NullMarked
package io.cloudplans.organizationusers.server.problem;

import org.jspecify.annotations.NullMarked;
