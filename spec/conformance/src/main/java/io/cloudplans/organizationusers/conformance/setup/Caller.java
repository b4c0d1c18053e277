package io.cloudplans.organizationusers.conformance.setup;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A sender of the kit's requests. */
public enum Caller {
  /** The owner of the organizations, except the foreign one. */
  OWNER,
  /** An active user of each role. */
  ADMIN,
  BILLING,
  PLANNER,
  VIEWER,
  /** An admin whose state is inactive. */
  INACTIVE,
  /** A user whose rights change within a case. */
  ACTOR,
  /** A caller that is on no roster. */
  STRANGER,
  /** The owner of the foreign organization, who is on no other roster. */
  FOREIGNER;

  /** The active callers with each role that can be assigned. */
  public static final List<Caller> ASSIGNABLE = List.of(ADMIN, BILLING, PLANNER, VIEWER);

  /** The domain of the kit's own users. */
  public static final String DOMAIN = "@conformance.example";

  /** Returns the name of the caller in a configuration. */
  public String configName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the caller's e-mail address. */
  public String email(Map<Caller, String> callers) {
    return callers.getOrDefault(this, configName() + DOMAIN).toLowerCase(Locale.ROOT);
  }
}
