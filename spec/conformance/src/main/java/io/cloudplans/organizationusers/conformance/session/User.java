package io.cloudplans.organizationusers.conformance.session;

import java.util.List;

/** A user on a roster. */
public record User(String email, String role, String state) {
  /** The roles that a write can assign. */
  public static final List<String> ASSIGNABLE_ROLES =
      List.of("admin", "billing", "planner", "viewer");
}
