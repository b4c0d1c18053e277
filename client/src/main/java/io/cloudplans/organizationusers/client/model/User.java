package io.cloudplans.organizationusers.client.model;

import java.util.Map;

/**
 * A user on an organization's roster.
 *
 * @param email the address, in lower case
 * @param role the user's role
 * @param state the user's state
 * @param unknownMembers further members of a newer server, by their JSON names: text, a number, a
 *     boolean, a list or a map; usually empty. Each use of the map parses its JSON again
 */
public record User(String email, Role role, State state, Map<String, Object> unknownMembers) {
  /**
   * Creates a user without unknown members.
   *
   * @param email the address, in lower case
   * @param role the user's role
   * @param state the user's state
   */
  public User(String email, Role role, State state) {
    this(email, role, state, Map.of());
  }
}
