package io.cloudplans.organizationusers.client.model;

import java.util.Map;

/**
 * A user on an organization's roster.
 *
 * @param email the address, in lower case
 * @param role what the user may do
 * @param state whether the user can call the API
 * @param unknownMembers what a newer server says of the user, by the JSON member's name: text, a
 *     number, a boolean, a list or a map; empty as a rule
 */
public record User(String email, Role role, State state, Map<String, Object> unknownMembers) {
  /**
   * A user of whom no more is known.
   *
   * @param email the address, in lower case
   * @param role what the user may do
   * @param state whether the user can call the API
   */
  public User(String email, Role role, State state) {
    this(email, role, state, Map.of());
  }
}
