package io.cloudplans.organizationusers.client;

import io.cloudplans.organizationusers.client.config.CallOptions;
import io.cloudplans.organizationusers.client.config.StepUp;
import io.cloudplans.organizationusers.client.config.TokenSource;
import io.cloudplans.organizationusers.client.error.InvalidCallException;
import io.cloudplans.organizationusers.client.error.OrganizationNotFoundException;
import io.cloudplans.organizationusers.client.error.OrganizationUsersException;
import io.cloudplans.organizationusers.client.error.OwnerProtectedException;
import io.cloudplans.organizationusers.client.error.PreconditionFailedException;
import io.cloudplans.organizationusers.client.error.UserAlreadyExistsException;
import io.cloudplans.organizationusers.client.error.UserNotFoundException;
import io.cloudplans.organizationusers.client.internal.call.Connection;
import io.cloudplans.organizationusers.client.internal.call.Rosters;
import io.cloudplans.organizationusers.client.internal.call.Writes;
import io.cloudplans.organizationusers.client.model.AddUser;
import io.cloudplans.organizationusers.client.model.ListUsers;
import io.cloudplans.organizationusers.client.model.RemoveUser;
import io.cloudplans.organizationusers.client.model.Roster;
import io.cloudplans.organizationusers.client.model.UpdateUser;
import io.cloudplans.organizationusers.client.model.Version;
import io.cloudplans.organizationusers.client.plan.DesiredRoster;
import io.cloudplans.organizationusers.client.plan.PlanProgress;
import io.cloudplans.organizationusers.client.plan.PlanStoppedException;
import io.cloudplans.organizationusers.client.plan.RosterPlan;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lists, adds, updates and removes the users of an organization. Immutable and safe for many
 * threads: make one and share it, it keeps connections open.
 *
 * <p>A call checks its request against the contract, sends it, and waits for the whole answer.
 * Where the contract allows it, it sends again what was not answered ({@link CallOptions}): a list
 * always, a write because it carries an {@code Idempotency-Key}. What a call throws is an {@link
 * OrganizationUsersException}, or what the {@link TokenSource} or the {@link StepUp} throws. Every
 * call may throw {@link InvalidCallException} before anything is sent. No argument may be null.
 */
public final class OrganizationUsersClient implements AutoCloseable {
  private final Connection connection;
  private final CallOptions options;
  private final Runnable onClose;
  private final Rosters rosters;
  private final Writes writes;

  OrganizationUsersClient(Connection connection, CallOptions options, Runnable onClose) {
    this.connection = connection;
    this.options = options;
    this.onClose = onClose;
    this.rosters = new Rosters(connection, options);
    this.writes = new Writes(connection, options);
  }

  /**
   * Starts a client.
   *
   * @return a builder that still needs a base URL and a token
   */
  public static OrganizationUsersClientBuilder builder() {
    return new OrganizationUsersClientBuilder();
  }

  /**
   * A view of this client that makes its calls otherwise, over the same connections and tokens; as
   * cheap as a call, so good for a single one. Closing it closes nothing.
   *
   * @param change makes the view's options of this client's
   * @return the view
   */
  public OrganizationUsersClient withOptions(UnaryOperator<CallOptions> change) {
    return new OrganizationUsersClient(connection, change.apply(options), () -> {});
  }

  /**
   * A view of this client whose calls do not wait for their answers.
   *
   * @return the view, over the same connections and tokens
   */
  public AsyncOrganizationUsersClient async() {
    return new AsyncOrganizationUsersClient(this, connection.executor());
  }

  /**
   * Lists the users of an organization, all of them or one page.
   *
   * @param request which users
   * @return the users and the organization's version
   * @throws OrganizationNotFoundException if there is no such organization for the caller
   */
  public Roster list(ListUsers request) {
    return rosters.fetch(request);
  }

  /**
   * Lists the users of an organization unless it is still at a version (RFC 9110, section 13.1.2).
   *
   * @param request which users
   * @param known the version of an earlier answer
   * @return the users and the organization's version; empty if the organization is unchanged
   * @throws OrganizationNotFoundException if there is no such organization for the caller
   */
  public Optional<Roster> listIfChanged(ListUsers request, Version known) {
    return rosters.fetchIfChanged(request, known);
  }

  /**
   * Lists the users of an organization while the answer comes, however many they are.
   *
   * @param request which users
   * @return the users, to be closed
   * @throws OrganizationNotFoundException if there is no such organization for the caller
   */
  public RosterStream stream(ListUsers request) {
    return new RosterStream(rosters.open(request));
  }

  /**
   * The pages of a list, each fetched when it is iterated to. Pages are snapshots of their own:
   * where their versions differ, the organization was changed in between. A user that stays is on
   * one page exactly.
   *
   * @param request which users; pages of 1000 if it has no limit
   * @return the pages, at least one; each iteration fetches them anew and throws what {@link #list}
   *     throws
   */
  public Iterable<Roster> pages(ListUsers request) {
    return () -> new PageIterator(this, request);
  }

  /**
   * Adds a user. When the call returns, the change is durable.
   *
   * @param request the user to add
   * @return the organization's version after the change
   * @throws UserAlreadyExistsException if the address is on the roster already
   * @throws PreconditionFailedException if the organization is not at the version asked for
   */
  public Version add(AddUser request) {
    return writes.add(request);
  }

  /**
   * Changes a user's role, state or both. When the call returns, the change is durable.
   *
   * @param request the user, and what to change
   * @return the organization's version after the change; the present one if nothing changed
   * @throws UserNotFoundException if the address is not on the roster
   * @throws OwnerProtectedException if the user is the owner
   * @throws PreconditionFailedException if the organization is not at the version asked for
   */
  public Version update(UpdateUser request) {
    return writes.update(request);
  }

  /**
   * Removes a user. When the call returns, the change is durable.
   *
   * @param request the user to remove
   * @return the organization's version after the change
   * @throws UserNotFoundException if the address is not on the roster
   * @throws OwnerProtectedException if the user is the owner
   * @throws PreconditionFailedException if the organization is not at the version asked for
   */
  public Version remove(RemoveUser request) {
    return writes.remove(request);
  }

  /**
   * Compares the desired roster with the present one, which is listed once. Nothing is written.
   *
   * @param orgId the organization
   * @param desired the users it shall have
   * @param caller the address that the token is for, in any case, so that the plan takes no right
   *     from it before the end; or null if it is not known
   * @return what has to change, for review and for {@link #apply}
   * @throws OrganizationNotFoundException if there is no such organization for the caller
   */
  public RosterPlan plan(long orgId, DesiredRoster desired, @Nullable String caller) {
    return RosterPlan.between(orgId, list(ListUsers.of(orgId)), desired, caller);
  }

  /**
   * Carries out a plan, one change after another in the plan's order, each only if nobody else has
   * changed the organization since. The same plan can be applied again within 24 hours: what is
   * done is not done a second time. That holds for the same caller and reason, and as long as the
   * caller has its rights.
   *
   * @param plan what to change; an empty one sends nothing
   * @param reason why users are removed, 1 to 500 characters, for the organization's history, or
   *     null
   * @param progress told of each change that is done
   * @return the organization's version after the last change
   * @throws PlanStoppedException if a change was refused or got no answer, with what is done and
   *     what is left
   * @throws InvalidCallException if the reason cannot be one; nothing was sent
   */
  public Version apply(RosterPlan plan, @Nullable String reason, PlanProgress progress) {
    return new PlanRun(this, plan, reason).carryOut(progress);
  }

  /**
   * Gives up the connections, unless they belong to an {@code HttpClient} that the builder was
   * given. On Java 21 and later it waits for calls under way; a call that follows, on a view too,
   * is an {@link IllegalStateException}. Before Java 21 the JDK closes the connections by itself
   * some time after the client is out of reach.
   */
  @Override
  public void close() {
    onClose.run();
  }

  /**
   * Names the server, and never the token.
   *
   * @return class and base URL
   */
  @Override
  public String toString() {
    return "OrganizationUsersClient[" + connection.baseUrl() + "]";
  }
}
