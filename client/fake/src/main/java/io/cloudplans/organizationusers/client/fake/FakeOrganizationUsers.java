package io.cloudplans.organizationusers.client.fake;

import io.cloudplans.organizationusers.client.model.MfaRequirements;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.State;
import io.cloudplans.organizationusers.client.model.User;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.memory.InMemoryRosterStore;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/**
 * An in-memory Organization Users server for tests of code that uses the client. Follows the
 * contract as the real server does, and fails when a test requires it. Thread-safe. No argument may
 * be null. The first start sets the system property {@code sun.net.httpserver.nodelay} and, without
 * a logging library, {@code slf4j.internal.verbosity}.
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
 *   fake.next(Faults.dropResponse().on(ApiCall.ADD));
 *   // Call the code under test here: the user is added, and the response is lost.
 * }
 * }</pre>
 */
public final class FakeOrganizationUsers implements AutoCloseable {
  static {
    // The schema validator uses SLF4J, which prints three lines if it finds no logging library.
    String provider = "META-INF/services/org.slf4j.spi.SLF4JServiceProvider";
    if (FakeOrganizationUsers.class.getClassLoader().getResource(provider) == null) {
      System.getProperties().putIfAbsent("slf4j.internal.verbosity", "ERROR");
    }
  }

  static final Contract CONTRACT = Contract.builtIn();

  final Organizations organizations;
  private final IssuedTokens tokens;
  private final FakeHttpServer server;

  FakeOrganizationUsers(Contract contract, Clock clock) {
    tokens = new IssuedTokens(contract.schema("EmailAddress")::fits);
    organizations = new Organizations(new InMemoryRosterStore(clock), contract);
    server = new FakeHttpServer(new RequestHandler(contract, organizations.rosters(), tokens));
  }

  /** Starts a fake without organizations, on a free port of the loopback interface. */
  public static FakeOrganizationUsers start() {
    return start(Clock.systemUTC());
  }

  /** Starts a fake with a custom clock, for example to test the expiry of idempotency keys. */
  public static FakeOrganizationUsers start(Clock clock) {
    return new FakeOrganizationUsers(CONTRACT, clock);
  }

  /** Returns the base URL, with the scheme {@code http} and without a trailing slash. */
  public URI baseUrl() {
    return server.address();
  }

  /**
   * Creates an organization at version 1 with its owner, in which no operation requires a second
   * factor.
   *
   * @param orgId 1 to 999999999999999999
   * @param owner the owner's e-mail address
   * @return this fake
   * @throws IllegalArgumentException if the organization exists or an argument is invalid
   */
  public FakeOrganizationUsers organization(long orgId, String owner) {
    organizations.create(orgId, owner);
    return this;
  }

  /** Adds an active user; see {@link #user(long, User)}. */
  public FakeOrganizationUsers user(long orgId, String email, Role role) {
    return user(orgId, new User(email, role, State.ACTIVE));
  }

  /**
   * Adds a user, as a write by the organization's owner would.
   *
   * @return this fake
   * @throws IllegalArgumentException if the API would reject this write
   */
  public FakeOrganizationUsers user(long orgId, User user) {
    organizations.add(orgId, user);
    return this;
  }

  /**
   * Sets the classes of operations that require a second factor. A change raises the version.
   *
   * @return this fake
   * @throws IllegalArgumentException if the organization is unknown
   */
  public FakeOrganizationUsers mfa(long orgId, MfaRequirements mfa) {
    organizations.changeMfa(orgId, mfa);
    return this;
  }

  /** Creates a token without a second factor; see {@link #token(String, boolean)}. */
  public String token(String email) {
    return token(email, false);
  }

  /**
   * Creates a bearer token (RFC 6750) that only this fake accepts, until {@link #expire}.
   *
   * @param email the caller's address, in any case, on a roster or not
   * @param secondFactor whether the login had a second factor
   * @return the token
   * @throws IllegalArgumentException if {@code email} is not an address
   */
  public String token(String email, boolean secondFactor) {
    return tokens.issue(email, secondFactor);
  }

  /**
   * Makes a token invalid, as if it had expired.
   *
   * @throws IllegalArgumentException if the token is not valid
   */
  public void expire(String token) {
    tokens.expire(token);
  }

  /**
   * Adds a fault to the queue. Each call takes the first matching fault of the queue.
   *
   * @param fault one of {@link Faults}
   * @return this fake
   */
  public FakeOrganizationUsers next(ScriptedFault fault) {
    server.add(fault);
    return this;
  }

  /** Returns all requests so far, in order of arrival. */
  public List<ReceivedRequest> requests() {
    return server.received();
  }

  /**
   * Returns the users, sorted by the bytes of their addresses; empty if there is no such
   * organization.
   */
  public List<User> users(long orgId) {
    return organizations.users(orgId);
  }

  /** Returns an organization's history, oldest first; empty if there is no such organization. */
  public List<Revision> history(long orgId) {
    return organizations.history(orgId);
  }

  /** Closes all connections, ends all delays and stops listening. */
  @Override
  public void close() {
    server.close();
  }
}
