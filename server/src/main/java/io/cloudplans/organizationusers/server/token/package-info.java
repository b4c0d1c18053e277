/**
 * Access tokens: from the {@code Authorization} header to the caller. Depends on {@code contract}
 * and {@code problem}.
 */
@NullMarked
package io.cloudplans.organizationusers.server.token;

import org.jspecify.annotations.NullMarked;
