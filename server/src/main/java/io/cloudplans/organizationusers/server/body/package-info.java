/** The bodies of requests and responses: JSON, spooled rosters, compression. */
@NullMarked
package io.cloudplans.organizationusers.server.body;

import org.jspecify.annotations.NullMarked;
