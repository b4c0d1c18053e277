/** The benchmark: starts the server and its peers, measures them in turn and writes tables. */
package io.cloudplans.organizationusers.bench;
