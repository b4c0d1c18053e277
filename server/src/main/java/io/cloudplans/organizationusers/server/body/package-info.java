/** The bodies of responses: spooled rosters and compression. */
@NullMarked
package io.cloudplans.organizationusers.server.body;

import org.jspecify.annotations.NullMarked;
