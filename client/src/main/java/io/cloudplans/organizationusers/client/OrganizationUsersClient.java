package io.cloudplans.organizationusers.client;

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
import java.util.Optional;
import java.util.function.UnaryOperator;

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
