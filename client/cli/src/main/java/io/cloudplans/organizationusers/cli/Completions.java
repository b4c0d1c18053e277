package io.cloudplans.organizationusers.cli;

import io.cloudplans.organizationusers.cli.file.RosterCsv;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.State;
import java.util.Iterator;
import java.util.stream.Stream;

/** The values in the help and the shell completion; a newer server may accept more. */
final class Completions {
  private Completions() {}

  private static Stream<Role> roles() {
    return RosterCsv.ROLES.stream();
  }

  /** The roles that a write can assign. */
  static final class AssignableRoles implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return roles().filter(role -> !role.equals(Role.OWNER)).map(Role::value).iterator();
    }
  }

  /** The roles that a user can have. */
  static final class Roles implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return roles().map(Role::value).iterator();
    }
  }

  /** The states that a user can have. */
  static final class States implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(State.ACTIVE, State.INACTIVE).map(State::value).iterator();
    }
  }
}
