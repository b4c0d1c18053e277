/**
 * The checks that the Jersey module lacks, of tokens and rates, and the log line of each request.
 */
@NullMarked
package io.cloudplans.organizationusers.server.filter;

import org.jspecify.annotations.NullMarked;
