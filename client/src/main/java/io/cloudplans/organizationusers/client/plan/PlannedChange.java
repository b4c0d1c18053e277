package io.cloudplans.organizationusers.client.plan;

import io.cloudplans.organizationusers.client.model.User;
import java.util.Optional;

/** A change of a plan. Its text is a line for a person, with the address. */
public sealed interface PlannedChange {
  /**
   * Returns the user to change.
   *
   * @return the address, in lower case
   */
  String email();

  /**
   * Returns the user before the change.
   *
   * @return empty if it is not on the roster
   */
  Optional<User> before();

  /**
   * Returns the user after the change.
   *
   * @return empty if it is then no longer on the roster
   */
  Optional<User> after();

  /**
   * Adds a user to the roster.
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
   * @param from the user before the change
   * @param to the same user after the change
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
   * Removes a user from the roster.
   *
   * @param user the user before the change
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
