package io.cloudplans.organizationusers.client.plan;

/** Told of each change of a plan that is done. */
@FunctionalInterface
public interface PlanProgress {
  /**
   * A change is durable. Called in the applying thread, before the next change; what it throws ends
   * the application and reaches the caller.
   *
   * @param done how many changes are done, from 1 on
   * @param total how many the plan has
   * @param change the one that was done last
   */
  void done(int done, int total, PlannedChange change);
}
