package io.cloudplans.organizationusers.cli;

import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.State;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** What the shell completes and the help offers; the server may know more. */
final class Completions {
  private static final List<Role> GIVEN =
      List.of(Role.ADMIN, Role.BILLING, Role.PLANNER, Role.VIEWER);

  private Completions() {}

  /** Roles that a user can be given. */
  static final class GivenRoles implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return GIVEN.stream().map(Role::value).iterator();
    }
  }

  /** Roles that a user can have. */
  static final class Roles implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.concat(Stream.of(Role.OWNER), GIVEN.stream()).map(Role::value).iterator();
    }
  }

  /** States. */
  static final class States implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(State.ACTIVE, State.INACTIVE).map(State::value).iterator();
    }
  }
}
