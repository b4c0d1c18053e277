package io.cloudplans.organizationusers.client.plan;

/** A listener that receives each change of a plan after it is applied. */
@FunctionalInterface
public interface PlanProgress {
  /**
   * Receives a change that is durable, in the thread that applies the plan and before the next
   * change. An exception stops the plan and reaches the caller.
   *
   * @param applied the number of applied changes, from 1 on
   * @param total the number of changes of the plan
   * @param change the change just applied
   */
  void applied(int applied, int total, PlannedChange change);
}
