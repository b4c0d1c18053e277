package io.cloudplans.organizationusers.conformance.session;

import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.contract.ResponseCheck;
import io.cloudplans.organizationusers.conformance.setup.Caller;
import io.cloudplans.organizationusers.conformance.setup.Organization;
import io.cloudplans.organizationusers.conformance.setup.OrganizationSource;
import io.cloudplans.organizationusers.conformance.setup.Setup;
import io.cloudplans.organizationusers.conformance.setup.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The state that the cases of a run share: the contract, the organizations and the tokens. */
public final class RunContext {
  final Setup setup;
  final Contract contract;
  final ResponseCheck check;
  final TokenCache tokens;
  final Sender sender;
  final Rosters rosters;
  private final Map<Slot, Organization> organizations;
  private final Set<String> created = ConcurrentHashMap.newKeySet();
  private final AtomicInteger users = new AtomicInteger();

  /** The organization of cases that change policies or delete; created by the first of them. */
  @Nullable Organization spare;

  /** The main organization's version; 0 if it is not known. */
  final AtomicLong mainVersion = new AtomicLong();

  /** Creates the context of a run, without organizations. */
  public RunContext(Setup setup, Contract contract) {
    this.setup = setup;
    this.contract = contract;
    check = new ResponseCheck(contract, setup.wire().limits());
    tokens = new TokenCache(setup.tokens());
    sender = new Sender(setup.wire()::send, RunClock.SYSTEM, setup.timeLimit());
    organizations = new EnumMap<>(Slot.class);
    rosters = new Rosters(this);
  }

  /** Ends the run: every further request of a case throws {@link RunEndedException}. */
  public void end() {
    sender.endAt(Instant.EPOCH, "the run was interrupted");
  }

  /** Permits requests for some time after the run's end. */
  public void permit(Duration time) {
    sender.endAt(Instant.now().plus(time), "the clean-up exceeded its time limit");
  }

  /** Puts an organization in its slot. */
  public void put(Slot slot, Organization organization) {
    organizations.put(slot, organization);
  }

  /** Returns the organizations. */
  public Map<Slot, Organization> organizations() {
    return organizations;
  }

  /** Creates an organization; needs a way to create organizations. */
  public Organization create(String id, String owner) {
    created.add(id);
    creator().create(id, owner);
    return new Organization(id, owner);
  }

  /**
   * Sets the classes of operations for which a created organization requires a second factor;
   * returns false if there is no way to do so.
   */
  public boolean requireSecondFactor(Organization organization, Set<String> classes) {
    Map<String, Boolean> policy = new TreeMap<>();
    for (String name : List.of("view", "create", "update", "delete", "usersmgmt")) {
      policy.put(name, classes.contains(name));
    }
    return creator().changeMfa(organization.id(), policy);
  }

  OrganizationSource creator() {
    return Objects.requireNonNull(setup.creator());
  }

  /** Returns the ids of the organizations that were created. */
  public Set<String> created() {
    return created;
  }

  /** Returns the rosters. */
  public Rosters rosters() {
    return rosters;
  }

  /** Returns the contract. */
  public Contract contract() {
    return contract;
  }

  /** Returns the setup. */
  public Setup setup() {
    return setup;
  }

  Organization organization(Slot slot) {
    Organization organization = organizations.get(slot);
    if (organization == null) {
      throw new NotRunException("needs the organization " + slot.configName());
    }
    return organization;
  }

  String token(Caller caller, boolean secondFactor) {
    return tokens.token(setup.email(caller), secondFactor);
  }

  /** Returns an address that no other case uses. */
  String newEmail(String name) {
    return name + "-" + users.incrementAndGet() + Caller.DOMAIN;
  }
}
