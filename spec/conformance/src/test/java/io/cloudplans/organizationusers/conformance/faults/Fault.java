package io.cloudplans.organizationusers.conformance.faults;

/**
 * What a server does wrong.
 *
 * @param name what it does, for the table of faults
 * @param caughtBy the id of a case that must fail
 */
record Fault(String name, String caughtBy, Proxy.Behavior behavior) {}
