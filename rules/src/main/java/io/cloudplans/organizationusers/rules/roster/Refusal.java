package io.cloudplans.organizationusers.rules.roster;

/** Why a call is refused; the names are the contract's problem types. */
public enum Refusal {
  ORGANIZATION_NOT_FOUND,
  CALLER_INACTIVE,
  ROLE_NOT_PERMITTED,
  STEP_UP_REQUIRED,
  IDEMPOTENCY_KEY_REUSED,
  PRECONDITION_FAILED,
  USER_NOT_FOUND,
  USER_ALREADY_EXISTS,
  OWNER_PROTECTED
}
