package io.cloudplans.organizationusers.conformance.setup;

/**
 * An organization of the server under test.
 *
 * @param id its id, as in the contract
 * @param owner its owner's e-mail address, in lower case
 */
public record Organization(String id, String owner) {}
