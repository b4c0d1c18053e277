/** Request checks beyond the Jersey module's: token and rate; and the request's log line. */
@NullMarked
package io.cloudplans.organizationusers.server.filter;

import org.jspecify.annotations.NullMarked;
