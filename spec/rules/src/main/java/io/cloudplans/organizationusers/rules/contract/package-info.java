/**
 * The resolved contract, read once at start: operations, permissions, schemas and problem types;
 * and its rules for routes, tokens, media types, bodies, entity tags and pages. Depends on {@code
 * roster} for roles and permissions.
 */
@NullMarked
package io.cloudplans.organizationusers.rules.contract;

import org.jspecify.annotations.NullMarked;
