/**
 * Reads the resolved contract once, at start: operations, who may call them, schemas and problem
 * types. Depends on {@code roster} for the terms of the authorization matrix.
 */
@NullMarked
package io.cloudplans.organizationusers.server.contract;

import org.jspecify.annotations.NullMarked;
