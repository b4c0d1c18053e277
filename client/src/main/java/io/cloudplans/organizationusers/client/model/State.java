package io.cloudplans.organizationusers.client.model;

import java.util.Objects;
import java.util.Set;

/**
 * The state of a user, which says whether the user can call the API. The constants are the states
 * that are known to this version; a state of a newer server is a value like any other and keeps its
 * text.
 *
 * @param value the state as the API writes it, case-sensitive, never null
 */
public record State(String value) {
  /** The user can call the API. */
  public static final State ACTIVE = new State("active");

  /** The user stays on the roster and cannot call the API. */
  public static final State INACTIVE = new State("inactive");

  private static final Set<State> KNOWN = Set.of(ACTIVE, INACTIVE);

  /**
   * Accepts any text except null.
   *
   * @param value as in the record
   */
  public State {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Returns whether this version of the client has a constant for the state.
   *
   * @return false for a state of a newer server
   */
  public boolean isKnown() {
    return KNOWN.contains(this);
  }

  /**
   * Returns the state as the API writes it.
   *
   * @return {@link #value()}
   */
  @Override
  public String toString() {
    return value;
  }
}
