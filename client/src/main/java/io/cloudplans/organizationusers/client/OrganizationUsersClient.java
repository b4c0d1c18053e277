package io.cloudplans.organizationusers.client;

import io.cloudplans.organizationusers.client.config.CallHook;
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
import io.cloudplans.organizationusers.client.internal.call.ListCalls;
import io.cloudplans.organizationusers.client.internal.call.WriteCalls;
import io.cloudplans.organizationusers.client.model.AddUser;
import io.cloudplans.organizationusers.client.model.ListUsers;
import io.cloudplans.organizationusers.client.model.RemoveUser;
import io.cloudplans.organizationusers.client.model.Roster;
import io.cloudplans.organizationusers.client.model.UpdateUser;
import io.cloudplans.organizationusers.client.model.Version;
import io.cloudplans.organizationusers.client.model.WriteResult;
import io.cloudplans.organizationusers.client.plan.DesiredRoster;
import io.cloudplans.organizationusers.client.plan.PlanProgress;
import io.cloudplans.organizationusers.client.plan.PlanStoppedException;
import io.cloudplans.organizationusers.client.plan.RosterPlan;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lists, adds, updates and removes the users of an organization. Immutable and thread-safe: create
 * one client and share it, because it keeps connections open.
 *
 * <p>A call sends a request and waits for the complete response. It retries where the contract
 * allows it ({@link CallOptions}): a list always, a write because it carries an {@code
 * Idempotency-Key}. Every call may throw an {@link OrganizationUsersException}, an exception of the
 * {@link TokenSource}, the {@link StepUp} or the {@link CallHook}, and an {@link
 * IllegalStateException} after {@link #close} or if the token source returns no bearer token. No
 * argument may be null.
 */
public final class OrganizationUsersClient implements AutoCloseable {
  private final Connection connection;
  private final CallOptions options;
  private final Runnable onClose;
  private final ListCalls listCalls;
  private final WriteCalls writeCalls;

  OrganizationUsersClient(Connection connection, CallOptions options, Runnable onClose) {
    this.connection = connection;
    this.options = options;
    this.onClose = onClose;
    this.listCalls = new ListCalls(connection, options);
    this.writeCalls = new WriteCalls(connection, options);
  }

  /**
   * Returns a builder.
   *
   * @return a builder that requires a base URL and a token
   */
  public static OrganizationUsersClientBuilder builder() {
    return new OrganizationUsersClientBuilder();
  }

  /**
   * Returns a view of this client with other options, over the same connections and tokens. A view
   * is cheap enough for a single call. Closing it does not close the connections.
   *
   * @param change returns the view's options for this client's
   * @return the view
   */
  public OrganizationUsersClient withOptions(UnaryOperator<CallOptions> change) {
    return new OrganizationUsersClient(connection, change.apply(options), () -> {});
  }

  /**
   * Returns a view of this client whose calls do not wait for their responses.
   *
   * @return the view, over the same connections and tokens
   */
  public AsyncOrganizationUsersClient async() {
    return new AsyncOrganizationUsersClient(this, connection.executor());
  }

  /**
   * Lists the users of an organization, all of them or one page.
   *
   * @param request the organization, with filters and page
   * @return the users and the organization's version
   * @throws OrganizationNotFoundException if the organization does not exist or the caller is not
   *     on its roster
   */
  public Roster list(ListUsers request) {
    return listCalls.fetch(request);
  }

  /**
   * Lists the users of an organization unless it is still at a known version (RFC 9110, section
   * 13.1.2).
   *
   * @param request which users
   * @param knownVersion the version of an earlier response
   * @return the users and the organization's version; empty if the organization is unchanged
   * @throws OrganizationNotFoundException if the organization does not exist or the caller is not
   *     on its roster
   */
  public Optional<Roster> listIfChanged(ListUsers request, Version knownVersion) {
    return listCalls.fetchIfChanged(request, knownVersion);
  }

  /**
   * Lists the users of an organization as a stream, in bounded memory for any number of users.
   *
   * @param request the organization, with filters and page
   * @return the users; the caller must close the stream
   * @throws OrganizationNotFoundException if the organization does not exist or the caller is not
   *     on its roster
   */
  public RosterStream stream(ListUsers request) {
    return new RosterStream(listCalls.open(request));
  }

  /**
   * Lists the users of an organization in pages, each fetched when the iteration reaches it. Each
   * page is a separate snapshot: if two pages have different versions, the organization was changed
   * in between. A user who stays on the roster is on exactly one page.
   *
   * @param request the organization, with filters and page size; the page size is 1000 by default
   * @return the pages, at least one; each iteration fetches them again, throws the exceptions of
   *     {@link #list}, and an {@code UnexpectedResponseException} if a page links back to an
   *     earlier one
   */
  public Iterable<Roster> pages(ListUsers request) {
    return () -> new PageIterator(this, request);
  }

  /**
   * Adds a user. When the call returns, the change is durable.
   *
   * @param request the user to add
   * @return the organization's version after the change
   * @throws UserAlreadyExistsException if the address is already on the roster
   * @throws PreconditionFailedException if the organization is at another version than required
   */
  public WriteResult add(AddUser request) {
    return writeCalls.add(request);
  }

  /**
   * Changes a user's role, state or both. When the call returns, the change is durable.
   *
   * @param request the user, and what to change
   * @return the organization's version, which is unchanged if nothing changed
   * @throws UserNotFoundException if the address is not on the roster
   * @throws OwnerProtectedException if the user is the owner
   * @throws PreconditionFailedException if the organization is at another version than required
   */
  public WriteResult update(UpdateUser request) {
    return writeCalls.update(request);
  }

  /**
   * Removes a user. When the call returns, the change is durable.
   *
   * @param request the user to remove
   * @return the organization's version after the change
   * @throws UserNotFoundException if the address is not on the roster
   * @throws OwnerProtectedException if the user is the owner
   * @throws PreconditionFailedException if the organization is at another version than required
   */
  public WriteResult remove(RemoveUser request) {
    return writeCalls.remove(request);
  }

  /**
   * Compares the desired roster with the current one, which it lists once. Writes nothing.
   *
   * @param orgId the organization
   * @param desired the users that it should have
   * @param caller the address of the token's user, in any case, whose rights the plan removes last;
   *     or null if unknown
   * @return the changes, for review and for {@link #apply}
   * @throws OrganizationNotFoundException if the organization does not exist or the caller is not
   *     on its roster
   */
  public RosterPlan plan(long orgId, DesiredRoster desired, @Nullable String caller) {
    return RosterPlan.between(orgId, list(ListUsers.of(orgId)), desired, caller);
  }

  /**
   * Applies a plan, one change after another in the plan's order, each only if nobody else has
   * changed the organization in the meantime. The same caller can apply the same plan with the same
   * reason again within 24 hours, as long as the caller keeps the rights: no change is made twice.
   *
   * @param plan the changes; an empty plan sends nothing
   * @param reason the reason for removals, 1 to 500 characters without control characters, for the
   *     organization's history, or null
   * @param progress called after each change
   * @return the organization's version after the last change
   * @throws PlanStoppedException if a change was rejected or got no response, with the changes that
   *     are done and those that are left
   * @throws InvalidCallException if the reason is invalid; nothing was sent
   */
  public Version apply(RosterPlan plan, @Nullable String reason, PlanProgress progress) {
    return new PlanRun(this, plan, reason).apply(progress);
  }

  /**
   * Closes the connections, unless they belong to an {@code HttpClient} that was passed to the
   * builder. On Java 21 and later, waits for the calls in progress. Before Java 21, the JDK ends
   * its thread and its connections at the next garbage collection, even while this client is still
   * referenced. Any later call, including one on a view, throws an {@link IllegalStateException}.
   */
  @Override
  public void close() {
    onClose.run();
  }

  /**
   * Returns the class name and the base URL, never the token.
   *
   * @return the text
   */
  @Override
  public String toString() {
    return "OrganizationUsersClient[" + connection.baseUrl() + "]";
  }
}
