package io.cloudplans.organizationusers.client.fake;

import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.roster.OrganizationRegistry;
import io.cloudplans.organizationusers.rules.roster.RosterStore;
import java.net.URI;
import java.time.Clock;

/** A fake with access to its internals, for the tests that also run against the server. */
public final class InspectableFake implements AutoCloseable {
  private final FakeOrganizationUsers fake;

  public InspectableFake(Contract contract, Clock clock) {
    fake = new FakeOrganizationUsers(contract, clock);
  }

  public URI baseUrl() {
    return fake.baseUrl();
  }

  public String token(String email, boolean secondFactor) {
    return fake.token(email, secondFactor);
  }

  public RosterStore store() {
    return fake.organizations.rosters();
  }

  public OrganizationRegistry registry() {
    return fake.organizations.rosters();
  }

  /** Returns the number of stored idempotency keys. */
  public long keys(long orgId) {
    return fake.organizations.rosters().countIdempotencyRecords(orgId);
  }

  /** Deletes all organizations. */
  public void clear() {
    fake.organizations.rosters().clear();
  }

  @Override
  public void close() {
    fake.close();
  }
}
