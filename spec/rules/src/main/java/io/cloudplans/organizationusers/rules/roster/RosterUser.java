package io.cloudplans.organizationusers.rules.roster;

/**
 * A user on a roster.
 *
 * @param email the address, in lower case
 */
public record RosterUser(String email, RosterRole role, UserState state) {}
