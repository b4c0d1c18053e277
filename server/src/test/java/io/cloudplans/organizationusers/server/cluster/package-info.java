/** Processes, database nodes, proxies and ledgers for tests of several instances. */
@NullMarked
package io.cloudplans.organizationusers.server.cluster;

import org.jspecify.annotations.NullMarked;
