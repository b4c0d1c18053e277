package io.cloudplans.organizationusers.client.fake;

import io.cloudplans.organizationusers.client.model.MfaRequirements;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.State;
import io.cloudplans.organizationusers.client.model.User;
import io.cloudplans.organizationusers.rules.contract.Contract;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/**
 * An Organization Users server in memory, for tests of code that uses the client. It keeps the
 * contract as the real one does, and fails where a test tells it to. Safe for many threads. No
 * argument may be null. The first start sets the system property {@code
 * sun.net.httpserver.nodelay}.
 *
 * <pre>{@code
 * try (var fake = FakeOrganizationUsers.start()) {
 *   fake.organization(42, "owner@example.com").user(42, "viewer@example.com", Role.VIEWER);
 *   var client =
 *       OrganizationUsersClient.builder()
 *           .baseUrl(fake.baseUrl())
 *           .token(() -> fake.token("owner@example.com"))
 *           .build();
 *
 *   fake.next(Faults.cutAfterwards().on(ApiCall.ADD));
 *   // What does the code under test make of an answer that is lost?
 * }
 * }</pre>
 */
public final class FakeOrganizationUsers implements AutoCloseable {
  static final Contract CONTRACT = Contract.builtIn();

  final Organizations organizations;
  private final Tokens tokens;
  private final Script script = new Script();
  private final HttpFront front;

  FakeOrganizationUsers(Contract contract, Clock clock) {
    tokens = new Tokens(contract.schema("EmailAddress")::fits);
    organizations = new Organizations(new MemoryRosters(clock), contract);
    front = new HttpFront(new Api(contract, organizations.rosters(), tokens), script);
  }

  /** Starts a fake without organizations, on a free port of the loopback interface. */
  public static FakeOrganizationUsers start() {
    return start(Clock.systemUTC());
  }

  /** Starts a fake by a clock that the test may move: idempotency keys end after 24 hours. */
  public static FakeOrganizationUsers start(Clock clock) {
    return new FakeOrganizationUsers(CONTRACT, clock);
  }

  /** Where it listens: an {@code http} URL without a slash at its end. */
  public URI baseUrl() {
    return front.address();
  }

  /**
   * Creates an organization at version 1, with its owner and no second factor required.
   *
   * @param orgId 1 to 999999999999999999
   * @throws IllegalArgumentException if the organization exists, or an argument is none
   */
  public FakeOrganizationUsers organization(long orgId, String owner) {
    organizations.create(orgId, owner);
    return this;
  }

  /** Puts an active user on a roster, as {@link #user(long, User)} does. */
  public FakeOrganizationUsers user(long orgId, String email, Role role) {
    return user(orgId, new User(email, role, State.ACTIVE));
  }

  /**
   * Puts a user on a roster, as the organization's owner could.
   *
   * @throws IllegalArgumentException if the owner could not
   */
  public FakeOrganizationUsers user(long orgId, User user) {
    organizations.add(orgId, user);
    return this;
  }

  /**
   * Sets what an organization requires a second factor for. A change raises its version.
   *
   * @throws IllegalArgumentException if there is no such organization
   */
  public FakeOrganizationUsers mfa(long orgId, MfaRequirements mfa) {
    organizations.changeMfa(orgId, mfa);
    return this;
  }

  /** A new token of a login without a second factor, as {@link #token(String, boolean)}. */
  public String token(String email) {
    return token(email, false);
  }

  /**
   * A new bearer token (RFC 6750). Only this fake knows it, and takes it until {@link #expire}.
   *
   * @param email the caller's address, in any case; it need not be on a roster
   * @param secondFactor whether the login had one
   * @throws IllegalArgumentException if it is no address
   */
  public String token(String email, boolean secondFactor) {
    return tokens.issue(email, secondFactor);
  }

  /**
   * Makes a token invalid from now on.
   *
   * @throws IllegalArgumentException if it was not good
   */
  public void expire(String token) {
    tokens.expire(token);
  }

  /**
   * Lets a call go wrong. Faults wait in the order in which they are put in, and a call takes the
   * first that is for it.
   *
   * @param fault one of {@link Faults}
   */
  public FakeOrganizationUsers next(ScriptedFault fault) {
    script.add(fault);
    return this;
  }

  /** All requests so far, in the order in which they came. */
  public List<ReceivedRequest> requests() {
    return front.received();
  }

  /** The roster now, in the byte order of the addresses; empty without such an organization. */
  public List<User> users(long orgId) {
    return organizations.users(orgId);
  }

  /** What made each version of an organization, oldest first; empty where there is none. */
  public List<Revision> history(long orgId) {
    return organizations.history(orgId);
  }

  /** Cuts all connections, ends all delays and listens no more. */
  @Override
  public void close() {
    front.close();
  }
}
