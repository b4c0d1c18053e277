/** Tests of log lines. */
@NullMarked
package io.cloudplans.organizationusers.server.log;

import org.jspecify.annotations.NullMarked;
