package io.cloudplans.organizationusers.jersey;

import io.cloudplans.organizationusers.api.OrganizationUsersApi;
import io.cloudplans.organizationusers.api.model.Acknowledgement;
import io.cloudplans.organizationusers.api.model.AddUserRequest;
import io.cloudplans.organizationusers.api.model.RemoveUserRequest;
import io.cloudplans.organizationusers.api.model.Role;
import io.cloudplans.organizationusers.api.model.State;
import io.cloudplans.organizationusers.api.model.UpdateUserRequest;
import io.cloudplans.organizationusers.rules.roster.RejectedException;
import io.cloudplans.organizationusers.rules.roster.Rejection;
import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Responds to valid requests; the address in an update chooses an exception. */
final class TestResource implements OrganizationUsersApi {
  @Override
  public Response listUsers(
      String orgId,
      String action,
      State state,
      Role role,
      String userId,
      Integer limit,
      String cursor,
      @Nullable String ifNoneMatch,
      String requestId) {
    return Response.ok(new Acknowledgement().status(200))
        .header("If-None-Match", ifNoneMatch)
        .build();
  }

  @Override
  public Response addUser(
      AddUserRequest body, String action, String key, String ifMatch, String requestId) {
    return Response.ok(new Acknowledgement().status(200)).build();
  }

  @Override
  public Response updateUser(
      UpdateUserRequest body, String action, String key, String ifMatch, String requestId) {
    String user = body.getUserId();
    throw switch (user.substring(0, user.indexOf('@'))) {
      case "owner" -> new RejectedException(Rejection.OWNER_PROTECTED);
      case "mfa" -> new RejectedException(Rejection.STEP_UP_REQUIRED);
      case "store" -> new StoreUnavailableException("the store is closed", null);
      case "gone" -> new WebApplicationException(410);
      default -> new IllegalStateException("no " + user);
    };
  }

  @Override
  public Response removeUser(
      RemoveUserRequest body, String action, String key, String ifMatch, String requestId) {
    return Response.ok(new Acknowledgement().status(200)).build();
  }
}
