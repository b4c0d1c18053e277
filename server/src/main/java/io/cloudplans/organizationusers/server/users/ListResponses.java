package io.cloudplans.organizationusers.server.users;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudplans.organizationusers.api.model.Role;
import io.cloudplans.organizationusers.api.model.State;
import io.cloudplans.organizationusers.rules.contract.EntityTags;
import io.cloudplans.organizationusers.rules.contract.Paging;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.roster.Access;
import io.cloudplans.organizationusers.rules.roster.Organization;
import io.cloudplans.organizationusers.rules.roster.RosterRole;
import io.cloudplans.organizationusers.rules.roster.RosterSnapshot;
import io.cloudplans.organizationusers.rules.roster.RosterStore;
import io.cloudplans.organizationusers.rules.roster.UserFilter;
import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.body.Spool;
import io.cloudplans.organizationusers.server.body.SpooledBody;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the responses of the list: filters, pages and conditions. */
final class ListResponses {
  private final ObjectMapper mapper;
  private final Paging paging;
  private final Spool spool;

  ListResponses(ProblemTypes types, ObjectMapper mapper, Spool spool) {
    this.mapper = mapper;
    this.paging = new Paging(types);
    this.spool = spool;
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

  /** Reads a list; frees bodies that are not sent. */
  Response read(
      RosterStore store,
      Access access,
      Deadline deadline,
      UserFilter filter,
      @Nullable String ifNoneMatch) {
    List<SpooledBody> bodies = new ArrayList<>();
    try {
      return store.read(
          access.orgId(),
          deadline,
          snapshot -> {
            // A retried transaction writes a new body.
            bodies.forEach(SpooledBody::close);
            SpooledBody body = new SpooledBody(spool, access.caller());
            bodies.add(body);
            return response(access.admit(snapshot), snapshot, filter, ifNoneMatch, body);
          });
    } catch (RuntimeException e) {
      bodies.forEach(SpooledBody::close);
      throw e;
    }
  }

  private Response response(
      Organization organization,
      RosterSnapshot snapshot,
      UserFilter filter,
      @Nullable String ifNoneMatch,
      SpooledBody body) {
    if (EntityTags.unchanged(ifNoneMatch, organization.id(), organization.version())) {
      return headed(Response.notModified(), organization).build();
    }
    RosterListing listing = new RosterListing(body, filter.limit());
    listing.read(organization, snapshot, filter, mapper);
    ResponseBuilder response =
        headed(Response.ok(body, MediaType.APPLICATION_JSON_TYPE), organization);
    String last = listing.lastBeforeMore();
    return last == null
        ? response.build()
        : response.header("Link", paging.link(organization.id(), filter, last)).build();
  }

  private static ResponseBuilder headed(ResponseBuilder response, Organization organization) {
    return response
        .header("ETag", EntityTags.of(organization.id(), organization.version()))
        .header("Cache-Control", "private, no-cache")
        .header("Vary", "Accept-Encoding");
  }
}
