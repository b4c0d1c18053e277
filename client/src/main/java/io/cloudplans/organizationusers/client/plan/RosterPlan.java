package io.cloudplans.organizationusers.client.plan;

import static java.util.stream.Collectors.joining;

import io.cloudplans.organizationusers.client.model.Roster;
import io.cloudplans.organizationusers.client.model.Version;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A plan: the changes that turn an organization's roster into the desired one, for review before
 * they are applied. A plan is valid for one version of the organization.
 *
 * <p>The changes are in the order in which they are applied: first additions and changes that grant
 * rights, then changes that revoke rights, then removals, and last the change that revokes the
 * caller's own rights; within each group by address. So an admin exists at any time if one exists
 * before and after, and a plan that stops has revoked too few rights rather than too many. The
 * owner and users whose role or state is unknown to this version are left unchanged, with a
 * warning.
 *
 * @param orgId the organization
 * @param base the version that the changes start from
 * @param changes the changes in their order; unmodifiable
 * @param warnings the warnings; unmodifiable
 */
public record RosterPlan(
    long orgId, Version base, List<PlannedChange> changes, List<PlanWarning> warnings) {
  /**
   * Makes copies of the lists.
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
   * Compares two rosters. Sends nothing.
   *
   * @param orgId the organization
   * @param current the organization's whole roster, neither filtered nor a page
   * @param desired the desired roster
   * @param caller the address of the user who applies the plan, in any case, or null if unknown
   * @return the plan
   */
  public static RosterPlan between(
      long orgId, Roster current, DesiredRoster desired, @Nullable String caller) {
    return new Difference(current.users(), desired, caller).plan(orgId, current.version());
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
   * @param kind the kind, such as {@code PlannedChange.Remove.class}
   * @return the number
   */
  public long count(Class<? extends PlannedChange> kind) {
    return changes.stream().filter(kind::isInstance).count();
  }

  /**
   * Returns the plan in a form for review: a line for each change and warning, and a last line that
   * counts the changes. The text names users, so do not log it.
   *
   * @return the lines, without a line feed at the end; the same for equal plans
   */
  @Override
  public String toString() {
    String counts =
        "organization %s at %s: %s to add, %s to update, %s to remove"
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
