package io.cloudplans.organizationusers.example;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;

/** Executes the contract's operations on a store, for requests that the feature has checked. */
final class UsersResource implements OrganizationUsersApi {
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private final RosterStore store;
  private final Contract contract;
  private final RosterResponses responses;

  @Context private SecurityContext security;

  UsersResource(RosterStore store, Contract contract) {
    this.store = store;
    this.contract = contract;
    responses = new RosterResponses(contract);
  }

  @Override
  public Response listUsers(
      String orgId,
      String action,
      State state,
      Role role,
      String userId,
      Integer limit,
      String cursor,
      String ifNoneMatch,
      String requestId) {
    Access access = access("listUsers", orgId);
    UserFilter filter = responses.filter(access.orgId(), state, role, userId, limit, cursor);
    return store.read(
        access.orgId(),
        Deadline.in(DEADLINE),
        snapshot -> responses.list(access.admit(snapshot), snapshot, filter, ifNoneMatch));
  }

  @Override
  public Response addUser(
      AddUserRequest body, String action, String key, String ifMatch, String requestId) {
    Access access = access("addUser", body.getOrgId());
    return write(access, RosterModels.change(body), key, ifMatch, requestId);
  }

  @Override
  public Response updateUser(
      UpdateUserRequest body, String action, String key, String ifMatch, String requestId) {
    Access access = access("updateUser", body.getOrgId());
    return write(access, RosterModels.change(body), key, ifMatch, requestId);
  }

  @Override
  public Response removeUser(
      RemoveUserRequest body, String action, String key, String ifMatch, String requestId) {
    Access access = access("removeUser", body.getOrgId());
    return write(access, RosterModels.change(body), key, ifMatch, requestId);
  }

  private Response write(
      Access access, Change change, String key, String ifMatch, String requestId) {
    long version =
        store.write(
            new RosterWrite(
                access,
                change,
                key == null ? null : key.replace("\"", ""),
                current -> EntityTags.permitsWrite(ifMatch, access.orgId(), current),
                requestId,
                Deadline.in(DEADLINE)));
    return RosterResponses.acknowledgement(access.orgId(), version);
  }

  private Access access(String operation, String orgId) {
    Caller caller = (Caller) security.getUserPrincipal();
    return new Access(
        Long.parseLong(orgId),
        caller.email(),
        caller.secondFactor(),
        contract.operation(operation).permission());
  }
}
