package io.cloudplans.organizationusers.client.plan;

/**
 * Signals an invalid user of a desired roster. The message does not contain the rejected value.
 *
 * @see DesiredRoster
 */
public final class InvalidUserException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** The position of the user in the list. */
  private final int index;

  /** The name of the invalid member. */
  private final String member;

  /** The rule that the member breaks. */
  private final String detail;

  InvalidUserException(int index, String member, String detail) {
    super("user " + index + ": " + member + " " + detail);
    this.index = index;
    this.member = member;
    this.detail = detail;
  }

  /**
   * Returns the position of the user in the list that the roster was built from.
   *
   * @return the position, 0 for the first user
   */
  public int index() {
    return index;
  }

  /**
   * Returns the name of the invalid member.
   *
   * @return {@code email}, {@code role} or {@code state}
   */
  public String member() {
    return member;
  }

  /**
   * Returns a human-readable description of the rule that the member breaks.
   *
   * @return the rule, such as {@code must be an e-mail address}
   */
  public String detail() {
    return detail;
  }
}
