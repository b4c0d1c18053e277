/** The roster in SQL. Depends on {@code roster}. */
@NullMarked
package io.cloudplans.organizationusers.server.store;

import org.jspecify.annotations.NullMarked;
