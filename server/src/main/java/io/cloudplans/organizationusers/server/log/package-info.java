/** The format of log lines. Depends on {@code rules.value}. */
@NullMarked
package io.cloudplans.organizationusers.server.log;

import org.jspecify.annotations.NullMarked;
