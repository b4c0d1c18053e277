package io.cloudplans.organizationusers.client.plan;

import org.jspecify.annotations.Nullable;

/**
 * What a person should know before a plan is applied. Its text is a line with the address.
 *
 * @param kind what it is about
 * @param email the user it is about, or null if it is about the whole roster
 */
public record PlanWarning(Kind kind, @Nullable String email) {
  /** What a warning is about. */
  public enum Kind {
    /** The owner is not in the desired roster. */
    OWNER_MISSING("is the owner and stays, though the desired roster has no such user"),
    /** The owner has another role or state in the desired roster. */
    OWNER_DIFFERS("is the owner and stays active, whatever the desired roster says"),
    /** The desired roster makes somebody else the owner. */
    OWNER_NOT_GIVEN("is left alone: nobody can be made the owner"),
    /** The user's role or state came with a newer server. */
    UNKNOWN_LEFT_ALONE("is left alone: has a role or a state that this version does not know"),
    /** The caller itself ends with fewer rights than it has. */
    CALLER_LOSES_RIGHTS("calls, and loses rights with the last change"),
    /** There is an active admin, and none when the plan is done. */
    NO_ADMIN_LEFT("no active admin is left beside the owner"),
    /** More users go than stay. */
    MANY_REMOVALS("more than half of the users are removed");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  /**
   * The warning in one line.
   *
   * @return the line
   */
  @Override
  public String toString() {
    return "! " + (email == null ? "" : email + " ") + kind.text;
  }
}
