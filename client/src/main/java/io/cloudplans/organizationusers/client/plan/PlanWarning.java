package io.cloudplans.organizationusers.client.plan;

import org.jspecify.annotations.Nullable;

/**
 * A warning about a plan, for review. Its text is one line with the address.
 *
 * @param kind the kind of the warning
 * @param email the address of the user, or null if the warning concerns the whole roster
 */
public record PlanWarning(Kind kind, @Nullable String email) {
  /** The kinds of warnings. */
  public enum Kind {
    /** The owner is not in the desired roster. */
    OWNER_MISSING("is the owner and stays, although the desired roster does not have this user"),
    /** The owner has another role or state in the desired roster. */
    OWNER_DIFFERS("is the owner and stays active; the desired role and state are ignored"),
    /** The desired roster has another owner. */
    OTHER_OWNER("is left unchanged: the owner cannot be changed"),
    /** The user's role or state is one of a newer server. */
    UNKNOWN_VALUE("is left unchanged: the role or the state is unknown to this version"),
    /** The caller ends with fewer rights than before. */
    CALLER_LOSES_RIGHTS("is the caller and loses rights with the last change"),
    /** An active admin exists before the plan but not after it. */
    NO_ADMIN_LEFT("no active admin remains besides the owner"),
    /** More than half of the users are removed. */
    MANY_REMOVALS("more than half of the users are removed");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  /**
   * Returns the warning in one line.
   *
   * @return the line
   */
  @Override
  public String toString() {
    return "! " + (email == null ? "" : email + " ") + kind.text;
  }
}
