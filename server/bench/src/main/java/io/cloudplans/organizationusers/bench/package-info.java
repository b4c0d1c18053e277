/** The benchmark: starts the server and its peers, loads them in turn and writes tables. */
package io.cloudplans.organizationusers.bench;
