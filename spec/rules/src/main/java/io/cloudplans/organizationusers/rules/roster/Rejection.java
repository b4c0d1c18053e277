package io.cloudplans.organizationusers.rules.roster;

import java.util.Locale;

/** The reason for rejecting a call; the names are the contract's problem types. */
public enum Rejection {
  ORGANIZATION_NOT_FOUND,
  CALLER_INACTIVE,
  ROLE_NOT_PERMITTED,
  STEP_UP_REQUIRED,
  IDEMPOTENCY_KEY_REUSED,
  PRECONDITION_FAILED,
  USER_NOT_FOUND,
  USER_ALREADY_EXISTS,
  OWNER_PROTECTED;

  private final String slug = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** Returns the last segment of the problem type's path. */
  public String slug() {
    return slug;
  }
}
