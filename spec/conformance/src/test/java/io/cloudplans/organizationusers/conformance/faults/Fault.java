package io.cloudplans.organizationusers.conformance.faults;

/**
 * A fault of a server.
 *
 * @param name what it does, for the table of faults
 * @param caughtBy the id of a case that must fail
 */
record Fault(String name, String caughtBy, Proxy.Behavior behavior) {}
