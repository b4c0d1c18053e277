package io.cloudplans.organizationusers.server.users;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudplans.organizationusers.jersey.RosterResponses;
import io.cloudplans.organizationusers.rules.contract.EntityTags;
import io.cloudplans.organizationusers.rules.roster.Access;
import io.cloudplans.organizationusers.rules.roster.Organization;
import io.cloudplans.organizationusers.rules.roster.RosterStore;
import io.cloudplans.organizationusers.rules.roster.RosterUser;
import io.cloudplans.organizationusers.rules.roster.UserFilter;
import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.body.Spool;
import io.cloudplans.organizationusers.server.body.SpooledBody;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builds the responses to list requests: whole rosters, pages, and 304 for an unchanged roster. */
final class ListResponses {
  private final ObjectMapper mapper;
  private final RosterResponses responses;
  private final Spool spool;

  ListResponses(RosterResponses responses, ObjectMapper mapper, Spool spool) {
    this.mapper = mapper;
    this.responses = responses;
    this.spool = spool;
  }

  /** Returns the response to a list request; closes the bodies that are not sent. */
  Response list(
      RosterStore store,
      Access access,
      Deadline deadline,
      UserFilter filter,
      @Nullable String ifNoneMatch) {
    UserFilter andOneMore = filter.andOneMore();
    List<SpooledBody> bodies = new ArrayList<>();
    try {
      return store.list(
          access,
          andOneMore,
          deadline,
          snapshot -> {
            // A retried transaction writes a new body.
            bodies.forEach(SpooledBody::close);
            SpooledBody body = new SpooledBody(spool, access.caller());
            bodies.add(body);
            Consumer<Consumer<RosterUser>> users = consumer -> snapshot.users(andOneMore, consumer);
            return response(access.admit(snapshot), users, filter, ifNoneMatch, body);
          });
    } catch (RuntimeException e) {
      bodies.forEach(SpooledBody::close);
      throw e;
    }
  }

  /**
   * Returns a response.
   *
   * @param users passes the users of the list, and the first user after them, to a consumer
   */
  private Response response(
      Organization organization,
      Consumer<Consumer<RosterUser>> users,
      UserFilter filter,
      @Nullable String ifNoneMatch,
      SpooledBody body) {
    if (EntityTags.isNotModified(ifNoneMatch, organization.id(), organization.version())) {
      return RosterResponses.withListHeaders(Response.notModified(), organization).build();
    }
    RosterListing listing = new RosterListing(body, filter.limit());
    listing.write(users, organization.mfa(), mapper);
    ResponseBuilder response =
        RosterResponses.withListHeaders(
            Response.ok(body, MediaType.APPLICATION_JSON_TYPE), organization);
    String last = listing.lastEmailIfMore();
    return last == null
        ? response.build()
        : response.header("Link", responses.nextLink(organization, filter, last)).build();
  }
}
