/**
 * Reads the resolved contract once, at start: operations, who may call them, schemas and problem
 * types; and the syntax of bodies, entity tags and cursors. Depends on {@code roster} for the terms
 * of the authorization matrix.
 */
@NullMarked
package io.cloudplans.organizationusers.rules.contract;

import org.jspecify.annotations.NullMarked;
