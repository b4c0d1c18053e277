/** The checks of a request, one filter each, in the order of the contract, and its log line. */
@NullMarked
package io.cloudplans.organizationusers.server.filter;

import org.jspecify.annotations.NullMarked;
