/**
 * Access tokens: from the {@code Authorization} header to the caller. Depends on {@code keys},
 * {@code contract} and {@code text}.
 */
@NullMarked
package io.cloudplans.organizationusers.server.token;

import org.jspecify.annotations.NullMarked;
