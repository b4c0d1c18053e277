package io.cloudplans.organizationusers.client;

import io.cloudplans.organizationusers.client.model.AddUser;
import io.cloudplans.organizationusers.client.model.ListUsers;
import io.cloudplans.organizationusers.client.model.RemoveUser;
import io.cloudplans.organizationusers.client.model.Roster;
import io.cloudplans.organizationusers.client.model.UpdateUser;
import io.cloudplans.organizationusers.client.model.Version;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * The calls of an {@link OrganizationUsersClient} without waiting. A call that throws there fails
 * its future here with the same exception. Cancelling a future gives its request up, wherever it
 * is; a write may have been carried out. Immutable and safe for many threads.
 */
public final class AsyncOrganizationUsersClient {
  private final OrganizationUsersClient client;
  private final Executor executor;

  AsyncOrganizationUsersClient(OrganizationUsersClient client, Executor executor) {
    this.client = client;
    this.executor = executor;
  }

  /**
   * As {@link OrganizationUsersClient#list}.
   *
   * @param request which users
   * @return the users and the organization's version
   */
  public CompletableFuture<Roster> list(ListUsers request) {
    return start(() -> client.list(request));
  }

  /**
   * As {@link OrganizationUsersClient#listIfChanged}.
   *
   * @param request which users
   * @param known the version of an earlier answer
   * @return the users and the organization's version; empty if the organization is unchanged
   */
  public CompletableFuture<Optional<Roster>> listIfChanged(ListUsers request, Version known) {
    return start(() -> client.listIfChanged(request, known));
  }

  /**
   * As {@link OrganizationUsersClient#add}.
   *
   * @param request the user to add
   * @return the organization's version after the change
   */
  public CompletableFuture<Version> add(AddUser request) {
    return start(() -> client.add(request));
  }

  /**
   * As {@link OrganizationUsersClient#update}.
   *
   * @param request the user, and what to change
   * @return the organization's version after the change; the present one if nothing changed
   */
  public CompletableFuture<Version> update(UpdateUser request) {
    return start(() -> client.update(request));
  }

  /**
   * As {@link OrganizationUsersClient#remove}.
   *
   * @param request the user to remove
   * @return the organization's version after the change
   */
  public CompletableFuture<Version> remove(RemoveUser request) {
    return start(() -> client.remove(request));
  }

  private <T> CompletableFuture<T> start(Supplier<T> call) {
    CompletableFuture<T> result = new CompletableFuture<>();
    FutureTask<?> task = new FutureTask<>(() -> finish(result, call), null);
    CompletableFuture<T> unused =
        result.whenComplete((value, failure) -> task.cancel(result.isCancelled()));
    executor.execute(task);
    return result;
  }

  private static <T> void finish(CompletableFuture<T> result, Supplier<T> call) {
    try {
      result.complete(call.get());
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }
}
