package io.cloudplans.organizationusers.client.plan;

import io.cloudplans.organizationusers.client.error.OrganizationUsersException;
import io.cloudplans.organizationusers.client.error.PreconditionFailedException;
import io.cloudplans.organizationusers.client.model.Version;
import java.util.List;

/**
 * A plan was not carried out to its end. The cause says why: a {@link PreconditionFailedException}
 * if the roster changed under the plan, another {@link OrganizationUsersException}, or what the
 * token source threw. If no answer came, the first of {@link #left()} may be done nevertheless; so
 * may the caller's own loss of rights, because its repetition is refused.
 *
 * <p>Applying the same plan again goes on where it stopped, for 24 hours and unless the roster
 * changed; a new plan always has just the rest. The message names no user. Plan and version are not
 * serialized.
 */
public final class PlanStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What was being carried out. */
  private final transient RosterPlan plan;

  /** How far it came. */
  private final int count;

  /** Where it came to. */
  private final transient Version version;

  /**
   * Makes the exception.
   *
   * @param plan what was being carried out
   * @param count how many of its changes are done
   * @param version the organization's version after them
   * @param cause why there are no more
   */
  public PlanStoppedException(RosterPlan plan, int count, Version version, RuntimeException cause) {
    super(
        "stopped after %d of %d changes: %s"
            .formatted(count, plan.changes().size(), cause.getMessage()),
        cause);
    this.plan = plan;
    this.count = count;
    this.version = version;
  }

  /**
   * The changes that are done.
   *
   * @return the plan's first changes, acknowledged and durable
   */
  public List<PlannedChange> done() {
    return plan.changes().subList(0, count);
  }

  /**
   * The changes that are left.
   *
   * @return the rest of the plan, beginning with the change that failed
   */
  public List<PlannedChange> left() {
    return plan.changes().subList(count, plan.changes().size());
  }

  /**
   * The organization's version after what is done.
   *
   * @return the version that the last write answered, or the plan's own if nothing is done
   */
  public Version version() {
    return version;
  }
}
