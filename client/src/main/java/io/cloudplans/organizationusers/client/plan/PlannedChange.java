package io.cloudplans.organizationusers.client.plan;

import io.cloudplans.organizationusers.client.model.User;
import java.util.Optional;

/** A change of a plan. Its text is one human-readable line with the address. */
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
   * @return the user, or empty for an addition
   */
  Optional<User> before();

  /**
   * Returns the user after the change.
   *
   * @return the user, or empty for a removal
   */
  Optional<User> after();

  /**
   * An addition of a user to the roster.
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
   * A change of a user's role, state or both.
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
   * A removal of a user from the roster.
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
