package io.cloudplans.organizationusers.client.model;

import java.util.Objects;
import java.util.Set;

/**
 * A user's role in the organization. The constants are the roles that are known to this version; a
 * role of a newer server is a value like any other and keeps its text.
 *
 * @param value the role as the API writes it, case-sensitive, never null
 */
public record Role(String value) {
  /** The role of exactly one user, which no operation of this API grants or revokes. */
  public static final Role OWNER = new Role("owner");

  /** A role that may list and change the users. */
  public static final Role ADMIN = new Role("admin");

  /** A role that may list the users. */
  public static final Role BILLING = new Role("billing");

  /** A role that may list the users. */
  public static final Role PLANNER = new Role("planner");

  /** A role that may list the users. */
  public static final Role VIEWER = new Role("viewer");

  private static final Set<Role> KNOWN = Set.of(OWNER, ADMIN, BILLING, PLANNER, VIEWER);

  /**
   * Accepts any text except null.
   *
   * @param value as in the record
   */
  public Role {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Returns whether this version of the client has a constant for the role.
   *
   * @return false for a role of a newer server
   */
  public boolean isKnown() {
    return KNOWN.contains(this);
  }

  /**
   * Returns the role as the API writes it.
   *
   * @return {@link #value()}
   */
  @Override
  public String toString() {
    return value;
  }
}
