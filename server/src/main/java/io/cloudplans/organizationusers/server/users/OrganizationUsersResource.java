package io.cloudplans.organizationusers.server.users;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudplans.organizationusers.api.OrganizationUsersApi;
import io.cloudplans.organizationusers.api.model.AddUserRequest;
import io.cloudplans.organizationusers.api.model.RemoveUserRequest;
import io.cloudplans.organizationusers.api.model.Role;
import io.cloudplans.organizationusers.api.model.State;
import io.cloudplans.organizationusers.api.model.UpdateUserRequest;
import io.cloudplans.organizationusers.jersey.Caller;
import io.cloudplans.organizationusers.jersey.RosterModels;
import io.cloudplans.organizationusers.jersey.RosterResponses;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.contract.EntityTags;
import io.cloudplans.organizationusers.rules.roster.Access;
import io.cloudplans.organizationusers.rules.roster.Change;
import io.cloudplans.organizationusers.rules.roster.RosterStore;
import io.cloudplans.organizationusers.rules.roster.RosterWrite;
import io.cloudplans.organizationusers.rules.roster.UserFilter;
import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.body.Spool;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Executes the contract's operations: translates the request, calls the store and responds. */
public final class OrganizationUsersResource implements OrganizationUsersApi {
  private final RosterStore store;
  private final Duration deadline;
  private final Contract contract;
  private final RosterResponses responses;
  private final ListResponses lists;

  @Context private SecurityContext security;

  /**
   * Creates the resource.
   *
   * @param deadline how long the store may take for a request
   * @param spool limits the bytes of lists that are not sent yet
   */
  public OrganizationUsersResource(
      RosterStore store, Duration deadline, Contract contract, ObjectMapper mapper, Spool spool) {
    this.store = store;
    this.deadline = deadline;
    this.contract = contract;
    this.responses = new RosterResponses(contract);
    this.lists = new ListResponses(responses, mapper, spool);
  }

  @Override
  public Response listUsers(
      String organization,
      String action,
      @Nullable State state,
      @Nullable Role role,
      @Nullable String userId,
      @Nullable Integer limit,
      @Nullable String cursor,
      @Nullable String ifNoneMatch,
      String requestId) {
    long orgId = Long.parseLong(organization);
    UserFilter filter = responses.filter(orgId, state, role, userId, limit, cursor);
    Access access = access("listUsers", orgId);
    return lists.list(store, access, Deadline.in(deadline), filter, ifNoneMatch);
  }

  @Override
  public Response addUser(
      AddUserRequest body,
      String action,
      @Nullable String idempotencyKey,
      @Nullable String ifMatch,
      String requestId) {
    return write(
        "addUser", body.getOrgId(), RosterModels.change(body), idempotencyKey, ifMatch, requestId);
  }

  @Override
  public Response updateUser(
      UpdateUserRequest body,
      String action,
      @Nullable String idempotencyKey,
      @Nullable String ifMatch,
      String requestId) {
    return write(
        "updateUser",
        body.getOrgId(),
        RosterModels.change(body),
        idempotencyKey,
        ifMatch,
        requestId);
  }

  @Override
  public Response removeUser(
      RemoveUserRequest body,
      String action,
      @Nullable String idempotencyKey,
      @Nullable String ifMatch,
      String requestId) {
    return write(
        "removeUser",
        body.getOrgId(),
        RosterModels.change(body),
        idempotencyKey,
        ifMatch,
        requestId);
  }

  private Response write(
      String operation,
      String organization,
      Change change,
      @Nullable String idempotencyKey,
      @Nullable String ifMatch,
      String requestId) {
    long orgId = Long.parseLong(organization);
    long version =
        store.write(
            new RosterWrite(
                access(operation, orgId),
                change,
                idempotencyKey == null ? null : idempotencyKey.replace("\"", ""),
                current -> EntityTags.permitsWrite(ifMatch, orgId, current),
                requestId,
                Deadline.in(deadline)));
    return RosterResponses.acknowledgement(orgId, version);
  }

  private Access access(String operation, long orgId) {
    MDC.put("organization", String.valueOf(orgId));
    Caller caller = (Caller) security.getUserPrincipal();
    return new Access(
        orgId, caller.email(), caller.secondFactor(), contract.operation(operation).permission());
  }
}
