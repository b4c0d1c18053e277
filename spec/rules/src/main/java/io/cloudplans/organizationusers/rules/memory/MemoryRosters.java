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

/** Keeps all organizations in memory and executes one request at a time. Thread-safe. */
public final class MemoryRosters implements RosterStore, OrganizationRegistry {
  private final Map<Long, MemoryOrganization> organizations = new TreeMap<>();
  private final Clock clock;

  /**
   * Creates a store without organizations.
   *
   * @param clock gives the times of the history and of the expiry of idempotency keys
   */
  public MemoryRosters(Clock clock) {
    this.clock = clock;
  }

  private MemoryOrganization at(long orgId) {
    return organizations.getOrDefault(orgId, new MemoryOrganization(orgId));
  }

  /** Forgets all organizations. */
  public synchronized void clear() {
    organizations.clear();
  }

  /** Returns how many outcomes of writes with an idempotency key an organization keeps. */
  public synchronized int keptOutcomes(long orgId) {
    return at(orgId).outcomes.size();
  }

  @Override
  public synchronized <T> T read(
      long orgId, Deadline deadline, Function<RosterSnapshot, T> reading) {
    return reading.apply(at(orgId));
  }

  @Override
  public synchronized long write(RosterWrite write) {
    return write.execute(at(write.access().orgId()), clock.instant());
  }

  @Override
  public boolean available() {
    return true;
  }

  @Override
  public synchronized boolean create(long orgId, String owner) {
    MemoryOrganization created = new MemoryOrganization(orgId);
    created.save(HistoryEntry.created(1, clock.instant(), owner));
    return organizations.putIfAbsent(orgId, created) == null;
  }

  @Override
  public synchronized boolean changeMfa(long orgId, UnaryOperator<MfaPolicy> change) {
    Optional<Organization> present = at(orgId).organization();
    present.ifPresent(
        organization -> {
          MfaPolicy policy = change.apply(organization.mfa());
          if (!policy.equals(organization.mfa())) {
            at(orgId)
                .save(HistoryEntry.mfaChanged(organization.version() + 1, clock.instant(), policy));
          }
        });
    return present.isPresent();
  }

  @Override
  public synchronized void organizations(Consumer<Organization> consumer) {
    organizations.values().forEach(each -> each.organization().ifPresent(consumer));
  }

  @Override
  public synchronized void history(long orgId, Consumer<HistoryEntry> consumer) {
    at(orgId).history().forEach(consumer);
  }
}
