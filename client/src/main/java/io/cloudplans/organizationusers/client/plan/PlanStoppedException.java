package io.cloudplans.organizationusers.client.plan;

import io.cloudplans.organizationusers.client.error.OrganizationUsersException;
import io.cloudplans.organizationusers.client.error.PreconditionFailedException;
import io.cloudplans.organizationusers.client.model.Version;
import java.util.List;

/**
 * Signals that a plan stopped before its end. The cause is a {@link PreconditionFailedException} if
 * another caller changed the roster, another {@link OrganizationUsersException}, or an exception of
 * the token source. If no response arrived, the first change of {@link #remaining()} may have been
 * applied; so may a change that revokes the caller's own rights, because its retry is rejected.
 *
 * <p>The same plan, applied again within 24 hours, continues where it stopped unless the roster has
 * changed; a new plan always has the remaining changes. The message names no user. Plan and version
 * are not serialized.
 */
public final class PlanStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The plan that stopped. */
  private final transient RosterPlan plan;

  /** The number of applied changes. */
  private final int applied;

  /** The version after the applied changes. */
  private final transient Version version;

  /**
   * Creates the exception.
   *
   * @param plan the plan that stopped
   * @param applied the number of applied changes
   * @param version the organization's version after the applied changes
   * @param cause the reason
   */
  public PlanStoppedException(
      RosterPlan plan, int applied, Version version, RuntimeException cause) {
    super(
        "stopped after %s of %s changes: %s"
            .formatted(applied, plan.changes().size(), cause.getMessage()),
        cause);
    this.plan = plan;
    this.applied = applied;
    this.version = version;
  }

  /**
   * Returns the applied changes.
   *
   * @return the plan's first changes, acknowledged and durable
   */
  public List<PlannedChange> applied() {
    return plan.changes().subList(0, applied);
  }

  /**
   * Returns the remaining changes.
   *
   * @return the rest of the plan, beginning with the change that failed
   */
  public List<PlannedChange> remaining() {
    return plan.changes().subList(applied, plan.changes().size());
  }

  /**
   * Returns the organization's version after the applied changes.
   *
   * @return the version of the last write, or the plan's base version if nothing was applied
   */
  public Version version() {
    return version;
  }
}
