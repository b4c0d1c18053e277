package io.cloudplans.organizationusers.client.plan;

/**
 * A user of a desired roster cannot be on one. The message does not repeat the refused value.
 *
 * @see DesiredRoster
 */
public final class InvalidUserException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Where the user is in the list. */
  private final int index;

  /** Which member is wrong. */
  private final String member;

  /** What it must be. */
  private final String fault;

  InvalidUserException(int index, String member, String fault) {
    super("user " + index + ": " + member + " " + fault);
    this.index = index;
    this.member = member;
    this.fault = fault;
  }

  /**
   * Where the user is in the list that the roster was built from.
   *
   * @return 0 for the first
   */
  public int index() {
    return index;
  }

  /**
   * Which member of the user is wrong.
   *
   * @return {@code email}, {@code role} or {@code state}
   */
  public String member() {
    return member;
  }

  /**
   * What is wrong with the member, for a person.
   *
   * @return the end of a sentence that begins with the member
   */
  public String fault() {
    return fault;
  }
}
