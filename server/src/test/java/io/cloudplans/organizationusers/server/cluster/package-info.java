/** Support for tests of several instances: processes, database nodes, proxies and ledgers. */
@NullMarked
package io.cloudplans.organizationusers.server.cluster;

import org.jspecify.annotations.NullMarked;
