package io.cloudplans.organizationusers.client.model;

import java.util.Objects;
import java.util.Set;

/**
 * A user's role in the organization. The constants are the roles that this version knows; a role
 * that only a newer server knows is a value like any other and keeps its text.
 *
 * @param value the role as the API writes it, compared letter by letter, never null
 */
public record Role(String value) {
  /** Exactly one user has it, and no call of this API can give or take it. */
  public static final Role OWNER = new Role("owner");

  /** Lists and changes the users. */
  public static final Role ADMIN = new Role("admin");

  /** Lists the users. */
  public static final Role BILLING = new Role("billing");

  /** Lists the users. */
  public static final Role PLANNER = new Role("planner");

  /** Lists the users. */
  public static final Role VIEWER = new Role("viewer");

  private static final Set<Role> KNOWN = Set.of(OWNER, ADMIN, BILLING, PLANNER, VIEWER);

  /**
   * Takes any text but null.
   *
   * @param value as in the record
   */
  public Role {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Whether this version of the client has a constant for the role.
   *
   * @return false for a role that came with a newer server
   */
  public boolean isKnown() {
    return KNOWN.contains(this);
  }

  /**
   * The role as the API writes it.
   *
   * @return {@link #value()}
   */
  @Override
  public String toString() {
    return value;
  }
}
