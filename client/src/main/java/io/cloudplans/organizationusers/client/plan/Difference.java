package io.cloudplans.organizationusers.client.plan;

import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.State;
import io.cloudplans.organizationusers.client.model.User;
import io.cloudplans.organizationusers.client.model.Version;
import io.cloudplans.organizationusers.client.plan.PlanWarning.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The difference of two rosters, as changes in an order that is safe to apply one by one. */
final class Difference {
  private final Map<String, User> current;
  private final Map<String, User> desired;
  private final @Nullable String caller;
  private final List<PlannedChange> changes = new ArrayList<>();
  private final List<PlanWarning> warnings = new ArrayList<>();

  Difference(List<User> current, DesiredRoster desired, @Nullable String caller) {
    this.current = byEmail(current);
    this.desired = byEmail(desired.users());
    this.caller = caller == null ? null : caller.toLowerCase(Locale.ROOT);
    this.current.values().forEach(this::compare);
    desired.users().stream()
        .filter(user -> !this.current.containsKey(user.email()))
        .forEach(this::add);
    changes.sort(Comparator.comparingInt(this::rank).thenComparing(PlannedChange::email));
    warnAboutRoster();
  }

  RosterPlan plan(long orgId, Version base) {
    return new RosterPlan(orgId, base, changes, warnings);
  }

  /** Drops unknown members, because a desired roster has none. */
  private static Map<String, User> byEmail(List<User> users) {
    Map<String, User> byEmail = new TreeMap<>();
    users.forEach(
        user -> byEmail.put(user.email(), new User(user.email(), user.role(), user.state())));
    return byEmail;
  }

  private void compare(User user) {
    User desiredUser = desired.get(user.email());
    if (user.equals(desiredUser)) {
      return;
    }
    if (user.role().equals(Role.OWNER)) {
      warn(desiredUser == null ? Kind.OWNER_MISSING : Kind.OWNER_DIFFERS, user.email());
    } else if (!user.role().isKnown() || !user.state().isKnown()) {
      warn(Kind.UNKNOWN_VALUE, user.email());
    } else if (desiredUser == null) {
      changes.add(new PlannedChange.Remove(user));
    } else if (desiredUser.role().equals(Role.OWNER)) {
      warn(Kind.OTHER_OWNER, user.email());
    } else {
      changes.add(new PlannedChange.Update(user, desiredUser));
    }
  }

  private void add(User user) {
    if (user.role().equals(Role.OWNER)) {
      warn(Kind.OTHER_OWNER, user.email());
    } else {
      changes.add(new PlannedChange.Add(user));
    }
  }

  /**
   * Ranks changes that grant rights first, so that an admin exists at any time; then changes that
   * revoke rights; then removals, which are the costliest mistakes; and last the caller's own loss
   * of rights, because the caller can change nothing afterwards.
   */
  private int rank(PlannedChange change) {
    boolean revokes = revokesRights(change);
    if (revokes && change.email().equals(caller)) {
      return 3;
    }
    if (change.after().isEmpty()) {
      return 2;
    }
    return revokes ? 1 : 0;
  }

  private static boolean revokesRights(PlannedChange change) {
    return rights(change.after()) < rights(change.before());
  }

  /** Returns 2 for the right to manage users, 1 to list them, 0 for none. */
  private static int rights(Optional<User> user) {
    return user.filter(candidate -> candidate.state().equals(State.ACTIVE))
        .map(active -> active.role().equals(Role.ADMIN) ? 2 : 1)
        .orElse(0);
  }

  private void warnAboutRoster() {
    Map<String, User> result = new HashMap<>(current);
    for (PlannedChange change : changes) {
      change
          .after()
          .ifPresentOrElse(
              user -> result.put(change.email(), user), () -> result.remove(change.email()));
      if (change.email().equals(caller) && revokesRights(change)) {
        warn(Kind.CALLER_LOSES_RIGHTS, caller);
      }
    }
    if (hasAdmin(current) && !hasAdmin(result)) {
      warn(Kind.NO_ADMIN_LEFT, null);
    }
    long removed = changes.stream().filter(change -> change.after().isEmpty()).count();
    if (removed > current.size() / 2) {
      warn(Kind.MANY_REMOVALS, null);
    }
  }

  private static boolean hasAdmin(Map<String, User> users) {
    return users.values().stream().anyMatch(user -> rights(Optional.of(user)) == 2);
  }

  private void warn(Kind kind, @Nullable String email) {
    warnings.add(new PlanWarning(kind, email));
  }
}
