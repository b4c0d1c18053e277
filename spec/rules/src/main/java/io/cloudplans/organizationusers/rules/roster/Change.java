package io.cloudplans.organizationusers.rules.roster;

import static io.cloudplans.organizationusers.rules.roster.Rejection.OWNER_PROTECTED;
import static io.cloudplans.organizationusers.rules.roster.Rejection.USER_ALREADY_EXISTS;
import static io.cloudplans.organizationusers.rules.roster.Rejection.USER_NOT_FOUND;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A change of one user on a roster, and its rules. Addresses are in lower case. */
public sealed interface Change {

  /** Returns the address of the user to change. */
  String email();

  /** Returns the operation's name in the history. */
  String operation();

  /** Returns the reason for the history; null if the caller gave none. */
  default @Nullable String reason() {
    return null;
  }

  /** Returns a text that identifies the change; later versions return the same text. */
  String fingerprint();

  /**
   * Returns the user after the change; throws {@link RejectedException} if the change is not
   * allowed.
   *
   * @param before the user before the change; empty if the user is not on the roster
   * @return the user after the change; empty if the user is not on the roster
   */
  Optional<RosterUser> apply(Optional<RosterUser> before);

  /** Adds a user to the roster. */
  record Add(String email, RosterRole role, UserState state) implements Change {
    @Override
    public String operation() {
      return "add";
    }

    @Override
    public String fingerprint() {
      return String.join("\n", operation(), email, role.wireName(), state.wireName());
    }

    @Override
    public Optional<RosterUser> apply(Optional<RosterUser> before) {
      if (before.isPresent()) {
        throw new RejectedException(USER_ALREADY_EXISTS);
      }
      return Optional.of(new RosterUser(email, role, state));
    }
  }

  /** Changes the role, the state or both; null keeps the current value. */
  record Update(String email, @Nullable RosterRole role, @Nullable UserState state)
      implements Change {
    @Override
    public String operation() {
      return "update";
    }

    @Override
    public String fingerprint() {
      return String.join(
          "\n",
          operation(),
          email,
          role == null ? "" : role.wireName(),
          state == null ? "" : state.wireName());
    }

    @Override
    public Optional<RosterUser> apply(Optional<RosterUser> before) {
      RosterUser user = changeable(before);
      return Optional.of(
          new RosterUser(
              email,
              Objects.requireNonNullElse(role, user.role()),
              Objects.requireNonNullElse(state, user.state())));
    }
  }

  /** Removes a user from the roster. */
  record Remove(String email, @Nullable String reason) implements Change {
    @Override
    public String operation() {
      return "remove";
    }

    @Override
    public String fingerprint() {
      return String.join("\n", operation(), email, reason == null ? "" : reason);
    }

    @Override
    public Optional<RosterUser> apply(Optional<RosterUser> before) {
      changeable(before);
      return Optional.empty();
    }
  }

  private static RosterUser changeable(Optional<RosterUser> before) {
    RosterUser user = before.orElseThrow(() -> new RejectedException(USER_NOT_FOUND));
    if (user.role() == RosterRole.OWNER) {
      throw new RejectedException(OWNER_PROTECTED);
    }
    return user;
  }
}
