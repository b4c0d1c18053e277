package io.cloudplans.organizationusers.client.plan;

import static java.util.stream.Collectors.joining;

import io.cloudplans.organizationusers.client.model.Roster;
import io.cloudplans.organizationusers.client.model.Version;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has to change so that an organization has its desired roster, for a person to review before
 * it is applied. It holds for one version of the organization.
 *
 * <p>The order is that of applying: additions and what gives rights, then what takes rights, then
 * removals, and at the very end what takes rights from the caller; each by address. So there is an
 * admin at any time if there was one before and is one after, and a plan that is stopped has taken
 * away too little rather than too much. What the API cannot change (the owner) and what this
 * version does not know is left alone, with a warning.
 *
 * @param orgId the organization
 * @param base the version that the changes start from
 * @param changes what is to be done, in this order; cannot be changed
 * @param warnings what to look at first; cannot be changed
 */
public record RosterPlan(
    long orgId, Version base, List<PlannedChange> changes, List<PlanWarning> warnings) {
  /**
   * Copies the lists.
   *
   * @param orgId the organization
   * @param base the version that the changes start from
   * @param changes what is to be done, in this order
   * @param warnings what to look at first
   */
  public RosterPlan {
    changes = List.copyOf(changes);
    warnings = List.copyOf(warnings);
  }

  /**
   * Compares two rosters. Nothing is sent.
   *
   * @param orgId the organization
   * @param present its whole roster, no page and not filtered
   * @param desired the roster that it shall have
   * @param caller the address of who will apply the plan, in any case, or null if it is not known
   * @return the difference
   */
  public static RosterPlan between(
      long orgId, Roster present, DesiredRoster desired, @Nullable String caller) {
    return new Difference(present.users(), desired, caller).plan(orgId, present.version());
  }

  /**
   * Whether there is nothing to do. There may be warnings all the same.
   *
   * @return true if the plan has no change
   */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /**
   * How many changes are of a kind.
   *
   * @param kind such as {@code PlannedChange.Remove.class}
   * @return the number
   */
  public long count(Class<? extends PlannedChange> kind) {
    return changes.stream().filter(kind::isInstance).count();
  }

  /**
   * The plan for a person to review, one line for each change and warning, and a last one that
   * counts them. It names users, so it does not belong in a log.
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
