package io.cloudplans.organizationusers.client;

/**
 * A user on an organization's roster.
 *
 * @param email the address, in lower case
 * @param role what the user may do
 * @param state whether the user can call the API
 */
public record User(String email, Role role, State state) {}
