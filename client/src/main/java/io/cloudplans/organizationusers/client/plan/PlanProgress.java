package io.cloudplans.organizationusers.client.plan;

/** Receives each change of a plan after it is applied. */
@FunctionalInterface
public interface PlanProgress {
  /**
   * Receives a change that is durable, in the thread that applies the plan and before the next
   * change. An exception ends the run and reaches the caller.
   *
   * @param done the number of changes that are done, from 1 on
   * @param total the number of changes of the plan
   * @param change the last change that is done
   */
  void done(int done, int total, PlannedChange change);
}
