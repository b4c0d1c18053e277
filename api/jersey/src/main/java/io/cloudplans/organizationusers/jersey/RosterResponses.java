package io.cloudplans.organizationusers.jersey;

import io.cloudplans.organizationusers.api.model.Acknowledgement;
import io.cloudplans.organizationusers.api.model.Role;
import io.cloudplans.organizationusers.api.model.State;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.contract.EntityTags;
import io.cloudplans.organizationusers.rules.contract.Paging;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.roster.Organization;
import io.cloudplans.organizationusers.rules.roster.RosterSnapshot;
import io.cloudplans.organizationusers.rules.roster.RosterUser;
import io.cloudplans.organizationusers.rules.roster.UserFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Creates the success responses of the operations: bodies, entity tags and links to the next page.
 */
public final class RosterResponses {
  private final Paging paging;

  /**
   * Creates a factory of responses.
   *
   * @param contract the contract, for the problem of an invalid cursor
   */
  public RosterResponses(Contract contract) {
    paging = new Paging(new ProblemTypes(contract));
  }

  /**
   * Returns the filter for the valid parameters of a list. A cursor of another list ends the
   * request with 400.
   *
   * @param orgId the organization
   * @param state null for any state
   * @param role null for any role
   * @param userId null for any address
   * @param limit null for all users
   * @param cursor null for the first page
   * @return the filter, with the address in lower case
   */
  public UserFilter filter(
      long orgId,
      @Nullable State state,
      @Nullable Role role,
      @Nullable String userId,
      @Nullable Integer limit,
      @Nullable String cursor) {
    return paging.pageAt(cursor, orgId, RosterModels.filter(state, role, userId, limit));
  }

  /**
   * Responds with a list, which this method holds in memory, or with 304.
   *
   * @param organization the organization that admitted the caller
   * @param snapshot the snapshot to read the users from
   * @param filter the filter that {@link #filter} returned
   * @param ifNoneMatch the request's {@code If-None-Match}; null if the header is absent
   * @return the response
   */
  public Response list(
      Organization organization,
      RosterSnapshot snapshot,
      UserFilter filter,
      @Nullable String ifNoneMatch) {
    if (EntityTags.isNotModified(ifNoneMatch, organization.id(), organization.version())) {
      return withListHeaders(Response.notModified(), organization).build();
    }
    List<RosterUser> users = new ArrayList<>();
    snapshot.users(filter.andOneMore(), users::add);
    boolean more = filter.limit() != null && users.size() > filter.limit();
    List<RosterUser> shown = more ? users.subList(0, users.size() - 1) : users;
    ResponseBuilder response =
        withListHeaders(
            Response.ok(
                RosterModels.list(shown, organization.mfa()), MediaType.APPLICATION_JSON_TYPE),
            organization);
    return more
        ? response
            .header("Link", nextLink(organization, filter, shown.get(shown.size() - 1).email()))
            .build()
        : response.build();
  }

  /**
   * Returns the {@code Link} to the next page.
   *
   * @param organization the organization
   * @param filter the filter that {@link #filter} returned
   * @param last the last address of the page
   * @return the header's value
   */
  public String nextLink(Organization organization, UserFilter filter, String last) {
    return paging.link(organization.id(), filter, last);
  }

  /**
   * Adds the headers of every response to a list, including 304.
   *
   * @param response the response to a list
   * @param organization the organization
   * @return the same response
   */
  public static ResponseBuilder withListHeaders(
      ResponseBuilder response, Organization organization) {
    return response
        .header("ETag", EntityTags.of(organization.id(), organization.version()))
        .header("Cache-Control", "private, no-cache")
        .header("Vary", "Accept-Encoding");
  }

  /**
   * Responds to a write.
   *
   * @param orgId the organization
   * @param version its version after the write
   * @return the response
   */
  public static Response acknowledgement(long orgId, long version) {
    return Response.ok(new Acknowledgement().status(200), MediaType.APPLICATION_JSON_TYPE)
        .header("ETag", EntityTags.of(orgId, version))
        .build();
  }
}
