package io.cloudplans.organizationusers.client.plan;

import io.cloudplans.organizationusers.client.model.User;
import java.util.Optional;

/** One change of a plan. Its text is a line for a person, with the address. */
public sealed interface PlannedChange {
  /**
   * The user to change.
   *
   * @return the address, in lower case
   */
  String email();

  /**
   * The user as the plan found it.
   *
   * @return empty if it is not on the roster
   */
  Optional<User> before();

  /**
   * The user as it shall be.
   *
   * @return empty if it shall not be on the roster
   */
  Optional<User> after();

  /**
   * Puts a user on the roster.
   *
   * @param user the user
   */
  record Add(User user) implements PlannedChange {
    @Override
    public String email() {
      return user.email();
    }

    @Override
    public Optional<User> before() {
      return Optional.empty();
    }

    @Override
    public Optional<User> after() {
      return Optional.of(user);
    }

    @Override
    public String toString() {
      return "+ " + email() + ": " + rights(user);
    }
  }

  /**
   * Changes a user's role, state or both.
   *
   * @param from the user as the plan found it
   * @param to the same user as it shall be
   */
  record Update(User from, User to) implements PlannedChange {
    @Override
    public String email() {
      return to.email();
    }

    @Override
    public Optional<User> before() {
      return Optional.of(from);
    }

    @Override
    public Optional<User> after() {
      return Optional.of(to);
    }

    @Override
    public String toString() {
      return "~ " + email() + ": " + rights(from) + " -> " + rights(to);
    }
  }

  /**
   * Takes a user off the roster.
   *
   * @param user the user as the plan found it
   */
  record Remove(User user) implements PlannedChange {
    @Override
    public String email() {
      return user.email();
    }

    @Override
    public Optional<User> before() {
      return Optional.of(user);
    }

    @Override
    public Optional<User> after() {
      return Optional.empty();
    }

    @Override
    public String toString() {
      return "- " + email() + ": " + rights(user);
    }
  }

  private static String rights(User user) {
    return user.role() + ", " + user.state();
  }
}
