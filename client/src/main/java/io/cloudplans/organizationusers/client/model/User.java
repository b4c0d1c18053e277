package io.cloudplans.organizationusers.client.model;

import java.util.Map;

/**
 * A user on an organization's roster.
 *
 * @param email the address, in lower case
 * @param role what the user may do
 * @param state whether the user can call the API
 * @param unknownMembers further members of a newer server, by their JSON names: text, a number, a
 *     boolean, a list or a map; usually empty
 */
public record User(String email, Role role, State state, Map<String, Object> unknownMembers) {
  /**
   * Creates a user without unknown members.
   *
   * @param email the address, in lower case
   * @param role what the user may do
   * @param state whether the user can call the API
   */
  public User(String email, Role role, State state) {
    this(email, role, state, Map.of());
  }
}
