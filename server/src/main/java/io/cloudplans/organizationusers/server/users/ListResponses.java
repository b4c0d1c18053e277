package io.cloudplans.organizationusers.server.users;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudplans.organizationusers.api.model.Role;
import io.cloudplans.organizationusers.api.model.State;
import io.cloudplans.organizationusers.rules.contract.EntityTags;
import io.cloudplans.organizationusers.rules.contract.Paging;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.roster.Organization;
import io.cloudplans.organizationusers.rules.roster.RosterRole;
import io.cloudplans.organizationusers.rules.roster.RosterSnapshot;
import io.cloudplans.organizationusers.rules.roster.UserFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** What the list takes and answers beyond the published reference: filters, pages, conditions. */
final class ListResponses {
  private final ObjectMapper mapper;
  private final Paging paging;

  ListResponses(ProblemTypes types, ObjectMapper mapper) {
    this.mapper = mapper;
    this.paging = new Paging(types);
  }

  UserFilter filter(
      long orgId,
      @Nullable State state,
      @Nullable Role role,
      @Nullable String userId,
      @Nullable Integer limit,
      @Nullable String cursor) {
    UserFilter filter =
        new UserFilter(
            Changes.state(state),
            role == null ? null : RosterRole.valueOf(role.name()),
            userId == null ? null : Changes.email(userId),
            null,
            limit);
    return paging.from(cursor, orgId, filter);
  }

  /** Answers from a snapshot, within its transaction. */
  Response answer(
      Organization organization,
      RosterSnapshot snapshot,
      UserFilter filter,
      @Nullable String ifNoneMatch) {
    if (EntityTags.unchanged(ifNoneMatch, organization.id(), organization.version())) {
      return headed(Response.notModified(), organization).build();
    }
    RosterListing listing = RosterListing.of(organization, snapshot, filter, mapper);
    ResponseBuilder answer =
        headed(Response.ok(listing.body(), MediaType.APPLICATION_JSON_TYPE), organization)
            .header("Content-Length", listing.body().length());
    String last = listing.lastBeforeMore();
    return (last == null
            ? answer
            : answer.header("Link", paging.link(organization.id(), filter, last)))
        .build();
  }

  private static ResponseBuilder headed(ResponseBuilder answer, Organization organization) {
    return answer
        .header("ETag", EntityTags.of(organization.id(), organization.version()))
        .header("Cache-Control", "private, no-cache")
        .header("Vary", "Accept-Encoding");
  }
}
