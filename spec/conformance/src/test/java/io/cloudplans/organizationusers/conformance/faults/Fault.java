package io.cloudplans.organizationusers.conformance.faults;

/**
 * A fault of a server.
 *
 * @param name the description for the table of faults
 * @param detectedBy the id of a case that must fail
 */
record Fault(String name, String detectedBy, Proxy.Behavior behavior) {}
