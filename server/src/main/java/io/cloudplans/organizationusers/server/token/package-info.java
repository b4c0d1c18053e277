/**
 * Access tokens: verifies them and finds their callers. Depends on {@code keys}, {@code config} and
 * the rules.
 */
@NullMarked
package io.cloudplans.organizationusers.server.token;

import org.jspecify.annotations.NullMarked;
