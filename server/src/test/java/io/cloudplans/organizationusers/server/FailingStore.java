package io.cloudplans.organizationusers.server;

import io.cloudplans.organizationusers.rules.roster.Deadline;
import io.cloudplans.organizationusers.rules.roster.Organization;
import io.cloudplans.organizationusers.rules.roster.RosterSnapshot;
import io.cloudplans.organizationusers.rules.roster.RosterStore;
import io.cloudplans.organizationusers.rules.roster.RosterUser;
import io.cloudplans.organizationusers.rules.roster.RosterWrite;
import io.cloudplans.organizationusers.rules.roster.UserFilter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** A store that fails after it has handed over so many users of a roster. */
record FailingStore(RosterStore store, int users, Supplier<RuntimeException> fault)
    implements RosterStore {
  @Override
  public <T> T read(long orgId, Deadline deadline, Function<RosterSnapshot, T> reading) {
    return store.read(orgId, deadline, snapshot -> reading.apply(new FailingSnapshot(snapshot)));
  }

  @Override
  public long write(RosterWrite write) {
    return store.write(write);
  }

  @Override
  public boolean available() {
    return store.available();
  }

  private final class FailingSnapshot implements RosterSnapshot {
    private final RosterSnapshot snapshot;

    FailingSnapshot(RosterSnapshot snapshot) {
      this.snapshot = snapshot;
    }

    @Override
    public Optional<Organization> organization() {
      return snapshot.organization();
    }

    @Override
    public Optional<RosterUser> user(String email) {
      return snapshot.user(email);
    }

    @Override
    public void users(UserFilter filter, Consumer<RosterUser> consumer) {
      AtomicInteger left = new AtomicInteger(users);
      snapshot.users(
          filter,
          user -> {
            if (left.getAndDecrement() == 0) {
              throw fault.get();
            }
            consumer.accept(user);
          });
    }
  }
}
