package io.cloudplans.organizationusers.rules.memory;

import io.cloudplans.organizationusers.rules.roster.HistoryEntry;
import io.cloudplans.organizationusers.rules.roster.IdempotencyRecord;
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

/** An organization that exists once its history has an entry. Not thread-safe. */
final class InMemoryOrganization implements RosterTransaction {
  final Map<Key, ExpiringRecord> idempotencyRecords = new HashMap<>();
  private final long id;
  private final Map<String, RosterUser> users = new TreeMap<>();
  private final List<HistoryEntry> history = new ArrayList<>();
  private MfaPolicy mfa = new MfaPolicy(Set.of());

  InMemoryOrganization(long id) {
    this.id = id;
  }

  record Key(String caller, String key) {}

  record ExpiringRecord(IdempotencyRecord idempotencyRecord, Instant expiry) {}

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

  private static boolean matches(@Nullable Object expected, Object actual) {
    return expected == null || expected.equals(actual);
  }

  @Override
  public Optional<IdempotencyRecord> idempotencyRecord(String caller, String key, Instant now) {
    idempotencyRecords.values().removeIf(expiring -> !expiring.expiry().isAfter(now));
    return Optional.ofNullable(idempotencyRecords.get(new Key(caller, key)))
        .map(ExpiringRecord::idempotencyRecord);
  }

  @Override
  public void saveIdempotencyRecord(
      String caller, String key, IdempotencyRecord record, Instant now) {
    idempotencyRecords.put(
        new Key(caller, key), new ExpiringRecord(record, now.plus(IdempotencyRecord.LIFETIME)));
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
