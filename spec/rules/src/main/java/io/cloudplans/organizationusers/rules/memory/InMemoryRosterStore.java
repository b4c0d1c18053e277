package io.cloudplans.organizationusers.rules.memory;

import io.cloudplans.organizationusers.rules.roster.HistoryEntry;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.rules.roster.Organization;
import io.cloudplans.organizationusers.rules.roster.OrganizationRegistry;
import io.cloudplans.organizationusers.rules.roster.RosterSnapshot;
import io.cloudplans.organizationusers.rules.roster.RosterStore;
import io.cloudplans.organizationusers.rules.roster.RosterWrite;
import io.cloudplans.organizationusers.rules.value.Deadline;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A store that keeps all organizations in memory and executes one request at a time. Thread-safe.
 */
public final class InMemoryRosterStore implements RosterStore, OrganizationRegistry {
  private final Map<Long, InMemoryOrganization> organizations = new TreeMap<>();
  private final Clock clock;

  /**
   * Creates a store without organizations.
   *
   * @param clock supplies the times of the history and of the expiry of idempotency keys
   */
  public InMemoryRosterStore(Clock clock) {
    this.clock = clock;
  }

  private InMemoryOrganization organization(long orgId) {
    return organizations.getOrDefault(orgId, new InMemoryOrganization(orgId));
  }

  /** Deletes all organizations. */
  public synchronized void clear() {
    organizations.clear();
  }

  /** Returns the number of idempotency records of an organization. */
  public synchronized int countIdempotencyRecords(long orgId) {
    return organization(orgId).idempotencyRecords.size();
  }

  @Override
  public synchronized <T> T read(long orgId, Deadline deadline, Function<RosterSnapshot, T> task) {
    return task.apply(organization(orgId));
  }

  @Override
  public synchronized long write(RosterWrite write) {
    return write.execute(organization(write.access().orgId()), clock.instant());
  }

  @Override
  public boolean isAvailable() {
    return true;
  }

  @Override
  public synchronized boolean create(long orgId, String owner) {
    InMemoryOrganization created = new InMemoryOrganization(orgId);
    created.save(HistoryEntry.created(1, clock.instant(), owner));
    return organizations.putIfAbsent(orgId, created) == null;
  }

  @Override
  public synchronized boolean changeMfa(long orgId, UnaryOperator<MfaPolicy> change) {
    InMemoryOrganization organization = organization(orgId);
    Optional<Organization> current = organization.organization();
    current.ifPresent(
        known -> {
          MfaPolicy policy = change.apply(known.mfa());
          if (!policy.equals(known.mfa())) {
            organization.save(
                HistoryEntry.mfaChanged(known.version() + 1, clock.instant(), policy));
          }
        });
    return current.isPresent();
  }

  @Override
  public synchronized void organizations(Consumer<Organization> consumer) {
    organizations.values().forEach(organization -> organization.organization().ifPresent(consumer));
  }

  @Override
  public synchronized void history(long orgId, Consumer<HistoryEntry> consumer) {
    organization(orgId).history().forEach(consumer);
  }
}
