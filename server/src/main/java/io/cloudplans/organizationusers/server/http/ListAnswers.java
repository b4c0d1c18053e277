package io.cloudplans.organizationusers.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudplans.organizationusers.api.model.Role;
import io.cloudplans.organizationusers.api.model.State;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.contract.Cursor;
import io.cloudplans.organizationusers.rules.contract.EntityTags;
import io.cloudplans.organizationusers.rules.contract.Fault;
import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.roster.Organization;
import io.cloudplans.organizationusers.rules.roster.RosterRole;
import io.cloudplans.organizationusers.rules.roster.RosterSnapshot;
import io.cloudplans.organizationusers.rules.roster.UserFilter;
import io.cloudplans.organizationusers.server.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the list takes and answers beyond the published reference: filters, pages, conditions. */
final class ListAnswers {
  private final ObjectMapper mapper;
  private final String path;
  private final ProblemType invalidRequest;

  ListAnswers(Contract contract, ProblemTypes types, ObjectMapper mapper) {
    this.mapper = mapper;
    this.path = contract.operation("listUsers").path();
    this.invalidRequest = types.of("invalid-request");
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
    if (cursor == null) {
      return filter;
    }
    if (limit == null) {
      throw wrongCursor("needs limit");
    }
    return filter.startingAfter(
        Cursor.last(cursor, orgId, filter)
            .orElseThrow(() -> wrongCursor("must be that of a Link for the same list")));
  }

  private ProblemException wrongCursor(String detail) {
    Fault fault = new Fault(Fault.Kind.PARAMETER, "cursor", detail);
    return new ProblemException(invalidRequest, List.of(fault), Map.of());
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
    return (last == null ? answer : answer.header("Link", next(organization.id(), filter, last)))
        .build();
  }

  private static ResponseBuilder headed(ResponseBuilder answer, Organization organization) {
    return answer
        .header("ETag", EntityTags.of(organization.id(), organization.version()))
        .header("Cache-Control", "private, no-cache")
        .header("Vary", "Accept-Encoding");
  }

  private String next(long orgId, UserFilter filter, String last) {
    Map<String, @Nullable Object> query = new LinkedHashMap<>();
    query.put("org_id", orgId);
    query.put("state", filter.state() == null ? null : filter.state().word());
    query.put("role", filter.role() == null ? null : filter.role().word());
    query.put("user_id", filter.email());
    query.put("limit", filter.limit());
    query.put("cursor", Cursor.of(orgId, filter, last));
    return query.entrySet().stream()
        .filter(parameter -> parameter.getValue() != null)
        .map(parameter -> parameter.getKey() + "=" + encoded(String.valueOf(parameter.getValue())))
        .collect(Collectors.joining("&", "<" + path + "?", ">; rel=\"next\""));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }
}
