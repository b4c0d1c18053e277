/**
 * Reads the resolved contract once, at start: operations, who may call them, schemas and problem
 * types; and holds its rules of routes, tokens' headers, media types, bodies, entity tags and
 * pages. Depends on {@code roster} for the terms of the authorization matrix.
 */
@NullMarked
package io.cloudplans.organizationusers.rules.contract;

import org.jspecify.annotations.NullMarked;
