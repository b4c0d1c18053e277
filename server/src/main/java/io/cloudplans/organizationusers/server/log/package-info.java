/** The format of log lines. Depends on {@code value}. */
@NullMarked
package io.cloudplans.organizationusers.server.log;

import org.jspecify.annotations.NullMarked;
