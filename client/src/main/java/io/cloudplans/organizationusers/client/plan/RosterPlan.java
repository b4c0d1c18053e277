package io.cloudplans.organizationusers.client.plan;

import static java.util.stream.Collectors.joining;

import io.cloudplans.organizationusers.client.model.Roster;
import io.cloudplans.organizationusers.client.model.Version;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The changes that give an organization its desired roster, for a person to review before they are
 * applied. A plan is valid for one version of the organization.
 *
 * <p>The changes are in the order in which they are applied: first additions and changes that give
 * rights, then changes that take rights, then removals, and last the change that takes rights from
 * the caller; within each group by address. Thus an admin exists at any time if one exists before
 * and after, and a plan that stops has taken too few rights rather than too many. The owner, and
 * roles and states that are unknown to this version, are left unchanged, with a warning.
 *
 * @param orgId the organization
 * @param base the version that the changes start from
 * @param changes the changes in their order; cannot be changed
 * @param warnings the warnings; cannot be changed
 */
public record RosterPlan(
    long orgId, Version base, List<PlannedChange> changes, List<PlanWarning> warnings) {
  /**
   * Copies the lists.
   *
   * @param orgId the organization
   * @param base the version that the changes start from
   * @param changes the changes in their order
   * @param warnings the warnings
   */
  public RosterPlan {
    changes = List.copyOf(changes);
    warnings = List.copyOf(warnings);
  }

  /**
   * Compares two rosters. Nothing is sent.
   *
   * @param orgId the organization
   * @param present its whole roster, neither a page nor filtered
   * @param desired the desired roster
   * @param caller the address of the user who applies the plan, in any case, or null if unknown
   * @return the difference
   */
  public static RosterPlan between(
      long orgId, Roster present, DesiredRoster desired, @Nullable String caller) {
    return new Difference(present.users(), desired, caller).plan(orgId, present.version());
  }

  /**
   * Returns whether the plan has no changes. It may have warnings.
   *
   * @return true if the plan has no changes
   */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /**
   * Returns the number of changes of a kind.
   *
   * @param kind such as {@code PlannedChange.Remove.class}
   * @return the number
   */
  public long count(Class<? extends PlannedChange> kind) {
    return changes.stream().filter(kind::isInstance).count();
  }

  /**
   * Returns the plan for a person to review: a line for each change and warning, and a last line
   * that counts the changes. It names users, so it does not belong in a log.
   *
   * @return the lines, without a line feed at the end; the same for equal plans
   */
  @Override
  public String toString() {
    String counts =
        "organization %d at %s: %d to add, %d to update, %d to remove"
            .formatted(
                orgId,
                base,
                count(PlannedChange.Add.class),
                count(PlannedChange.Update.class),
                count(PlannedChange.Remove.class));
    return Stream.of(changes.stream(), warnings.stream(), Stream.of(counts))
        .flatMap(lines -> lines.map(Object::toString))
        .collect(joining("\n"));
  }
}
