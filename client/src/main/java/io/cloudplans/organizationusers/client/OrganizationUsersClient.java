package io.cloudplans.organizationusers.client;

import io.cloudplans.organizationusers.client.error.OrganizationNotFoundException;
import io.cloudplans.organizationusers.client.error.OrganizationUsersException;
import io.cloudplans.organizationusers.client.error.OwnerProtectedException;
import io.cloudplans.organizationusers.client.error.PreconditionFailedException;
import io.cloudplans.organizationusers.client.error.UserAlreadyExistsException;
import io.cloudplans.organizationusers.client.error.UserNotFoundException;
import java.util.Optional;

/**
 * Lists, adds, updates and removes the users of an organization. Immutable and safe for many
 * threads: make one and share it, it keeps connections open.
 *
 * <p>Each call sends one request and waits for the whole answer, at most as long as {@link
 * OrganizationUsersClientBuilder#timeout}. A write is sent once; the JDK may repeat a list when a
 * kept connection turns out to be closed. What a call throws is an {@link
 * OrganizationUsersException}, or what the token supplier throws. No argument may be null.
 */
public final class OrganizationUsersClient implements AutoCloseable {
  private final Connection connection;

  OrganizationUsersClient(Connection connection) {
    this.connection = connection;
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
   * Lists the users of an organization, all of them or one page.
   *
   * @param request which users
   * @return the users and the organization's version
   * @throws OrganizationNotFoundException if there is no such organization for the caller
   */
  public Roster list(ListUsers request) {
    Exchange exchange = new Exchange(connection);
    return Rosters.fetch(exchange, request, null)
        .orElseThrow(() -> exchange.unexpected("not modified, and nobody asked"));
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
    return Rosters.fetch(new Exchange(connection), request, known.etag());
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
    return Writes.add(new Exchange(connection), request);
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
    return Writes.update(new Exchange(connection), request);
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
    return Writes.remove(new Exchange(connection), request);
  }

  /**
   * Gives up the connections, unless they belong to an {@code HttpClient} that the builder was
   * given. Waits for calls under way; no call may follow. Before Java 21 the JDK has nothing to
   * close, and does the same by itself some time after the client is out of reach.
   */
  @Override
  public void close() {
    connection.close();
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
