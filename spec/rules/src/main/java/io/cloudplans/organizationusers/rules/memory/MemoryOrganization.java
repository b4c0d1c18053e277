package io.cloudplans.organizationusers.rules.memory;

import io.cloudplans.organizationusers.rules.roster.FirstOutcome;
import io.cloudplans.organizationusers.rules.roster.HistoryEntry;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.rules.roster.Organization;
import io.cloudplans.organizationusers.rules.roster.RosterTransaction;
import io.cloudplans.organizationusers.rules.roster.RosterUser;
import io.cloudplans.organizationusers.rules.roster.UserFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An organization, which may not exist, with the state from its history. Not thread-safe. */
final class MemoryOrganization implements RosterTransaction {
  final Map<Key, KeptOutcome> outcomes = new HashMap<>();
  private final long id;
  private final Map<String, RosterUser> users = new TreeMap<>();
  private final List<HistoryEntry> history = new ArrayList<>();
  private MfaPolicy mfa = new MfaPolicy(Set.of());

  MemoryOrganization(long id) {
    this.id = id;
  }

  record Key(String caller, String key) {}

  record KeptOutcome(FirstOutcome outcome, Instant expiry) {}

  List<HistoryEntry> history() {
    return List.copyOf(history);
  }

  @Override
  public Optional<Organization> organization() {
    return history.isEmpty()
        ? Optional.empty()
        : Optional.of(new Organization(id, history.size(), mfa));
  }

  @Override
  public Optional<RosterUser> user(String email) {
    return Optional.ofNullable(users.get(email));
  }

  @Override
  public void users(UserFilter filter, Consumer<RosterUser> consumer) {
    users.values().stream()
        .filter(user -> matches(filter.state(), user.state()))
        .filter(user -> matches(filter.role(), user.role()))
        .filter(user -> matches(filter.email(), user.email()))
        .filter(user -> filter.after() == null || user.email().compareTo(filter.after()) > 0)
        .limit(filter.limit() == null ? Long.MAX_VALUE : filter.limit())
        .forEach(consumer);
  }

  private static boolean matches(@Nullable Object wanted, Object present) {
    return wanted == null || wanted.equals(present);
  }

  @Override
  public Optional<FirstOutcome> firstOutcome(String caller, String key, Instant now) {
    outcomes.values().removeIf(outcome -> !outcome.expiry().isAfter(now));
    return Optional.ofNullable(outcomes.get(new Key(caller, key))).map(KeptOutcome::outcome);
  }

  @Override
  public void keep(String caller, String key, FirstOutcome outcome, Instant now) {
    outcomes.put(new Key(caller, key), new KeptOutcome(outcome, now.plus(FirstOutcome.LIFETIME)));
  }

  @Override
  public void save(HistoryEntry entry) {
    history.add(entry);
    if (entry.mfa() != null) {
      mfa = entry.mfa();
    }
    if (entry.before() != null) {
      users.remove(entry.before().email());
    }
    if (entry.after() != null) {
      users.put(entry.after().email(), entry.after());
    }
  }
}
