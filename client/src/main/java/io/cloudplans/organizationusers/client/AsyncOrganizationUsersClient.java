package io.cloudplans.organizationusers.client;

import io.cloudplans.organizationusers.client.model.AddUser;
import io.cloudplans.organizationusers.client.model.ListUsers;
import io.cloudplans.organizationusers.client.model.RemoveUser;
import io.cloudplans.organizationusers.client.model.Roster;
import io.cloudplans.organizationusers.client.model.UpdateUser;
import io.cloudplans.organizationusers.client.model.Version;
import io.cloudplans.organizationusers.client.model.WriteResult;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * Makes the calls of an {@link OrganizationUsersClient} without waiting for their responses. The
 * exception of a failed call completes its future. Cancelling a future, or completing it earlier as
 * {@code orTimeout} does, cancels the request; a write may already have been applied. Immutable and
 * thread-safe.
 */
public final class AsyncOrganizationUsersClient {
  private final OrganizationUsersClient client;
  private final Executor executor;

  AsyncOrganizationUsersClient(OrganizationUsersClient client, Executor executor) {
    this.client = client;
    this.executor = executor;
  }

  /**
   * Lists the users of an organization, as {@link OrganizationUsersClient#list}.
   *
   * @param request the organization, with filters and page
   * @return the users and the organization's version
   */
  public CompletableFuture<Roster> list(ListUsers request) {
    return start(() -> client.list(request));
  }

  /**
   * Lists the users of an organization unless it is still at a known version, as {@link
   * OrganizationUsersClient#listIfChanged}.
   *
   * @param request the organization, with filters and page
   * @param knownVersion the version of an earlier response
   * @return the users and the organization's version; empty if the organization is unchanged
   */
  public CompletableFuture<Optional<Roster>> listIfChanged(
      ListUsers request, Version knownVersion) {
    return start(() -> client.listIfChanged(request, knownVersion));
  }

  /**
   * Adds a user, as {@link OrganizationUsersClient#add}.
   *
   * @param request the user to add
   * @return the organization's version after the change
   */
  public CompletableFuture<WriteResult> add(AddUser request) {
    return start(() -> client.add(request));
  }

  /**
   * Changes a user's role, state or both, as {@link OrganizationUsersClient#update}.
   *
   * @param request the user, and what to change
   * @return the organization's version, which is unchanged if nothing changed
   */
  public CompletableFuture<WriteResult> update(UpdateUser request) {
    return start(() -> client.update(request));
  }

  /**
   * Removes a user, as {@link OrganizationUsersClient#remove}.
   *
   * @param request the user to remove
   * @return the organization's version after the change
   */
  public CompletableFuture<WriteResult> remove(RemoveUser request) {
    return start(() -> client.remove(request));
  }

  private <T> CompletableFuture<T> start(Supplier<T> call) {
    CompletableFuture<T> result = new CompletableFuture<>();
    FutureTask<T> task =
        new FutureTask<>(call::get) {
          @Override
          protected void done() {
            complete(result, this);
          }
        };
    // Does nothing when the task itself completes the result.
    CompletableFuture<T> unused = result.whenComplete((value, failure) -> task.cancel(true));
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(
          new IllegalStateException("the client is closed, or its executor rejects the call", e));
    }
    return result;
  }

  private static <T> void complete(CompletableFuture<T> result, Future<T> task) {
    try {
      result.complete(task.get());
    } catch (ExecutionException e) {
      result.completeExceptionally(Objects.requireNonNullElse(e.getCause(), e));
    } catch (CancellationException | InterruptedException e) {
      // The result was completed before the task.
    }
  }
}
