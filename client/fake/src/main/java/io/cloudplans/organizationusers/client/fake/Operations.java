package io.cloudplans.organizationusers.client.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudplans.organizationusers.rules.contract.EntityTags;
import io.cloudplans.organizationusers.rules.contract.Paging;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.roster.Access;
import io.cloudplans.organizationusers.rules.roster.Organization;
import io.cloudplans.organizationusers.rules.roster.RosterSnapshot;
import io.cloudplans.organizationusers.rules.roster.RosterStore;
import io.cloudplans.organizationusers.rules.roster.RosterUser;
import io.cloudplans.organizationusers.rules.roster.RosterWrite;
import io.cloudplans.organizationusers.rules.roster.UserFilter;
import io.cloudplans.organizationusers.rules.value.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Executes the operations of checked requests. */
final class Operations {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RosterStore store;
  private final Paging paging;

  Operations(ProblemTypes types, RosterStore store) {
    this.store = store;
    paging = new Paging(types);
  }

  FakeResponse execute(RequestChecks.CheckedRequest checked) {
    return checked.operation().body() == null ? list(checked) : write(checked);
  }

  private FakeResponse list(RequestChecks.CheckedRequest checked) {
    FakeRequest request = checked.request();
    Access access = access(checked, String.valueOf(request.parameter("org_id")));
    UserFilter filter =
        paging.pageAt(request.parameter("cursor"), access.orgId(), WireFormat.filter(request));
    return store
        .read(
            access.orgId(),
            Deadline.NONE,
            snapshot -> roster(access.admit(snapshot), snapshot, filter, request))
        .withHeader("Cache-Control", "private, no-cache")
        .withHeader("Vary", "Accept-Encoding");
  }

  private FakeResponse roster(
      Organization organization, RosterSnapshot snapshot, UserFilter filter, FakeRequest request) {
    String tag = EntityTags.of(organization.id(), organization.version());
    if (EntityTags.isNotModified(
        request.header("If-None-Match"), organization.id(), organization.version())) {
      return new FakeResponse(304, Map.of("ETag", tag), "");
    }
    List<RosterUser> users = new ArrayList<>();
    snapshot.users(filter.andOneMore(), users::add);
    int pageSize = filter.limit() == null ? users.size() : filter.limit();
    List<RosterUser> page = users.subList(0, Math.min(pageSize, users.size()));
    FakeResponse response = success(tag, WireFormat.roster(page, organization.mfa()));
    return page.size() == users.size()
        ? response
        : response.withHeader(
            "Link", paging.link(organization.id(), filter, page.get(pageSize - 1).email()));
  }

  private FakeResponse write(RequestChecks.CheckedRequest checked) {
    FakeRequest request = checked.request();
    JsonNode body = json(checked.body());
    Access access = access(checked, body.path("org_id").asText());
    String key = request.header("Idempotency-Key");
    long version =
        store.write(
            new RosterWrite(
                access,
                WireFormat.change(ApiCall.of(checked.operation()), body),
                key == null ? null : key.replace("\"", ""),
                current ->
                    EntityTags.permitsWrite(request.header("If-Match"), access.orgId(), current),
                request.id(),
                Deadline.NONE));
    return success(EntityTags.of(access.orgId(), version), "{\"status\":200}");
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the body is checked JSON", e);
    }
  }

  private static Access access(RequestChecks.CheckedRequest checked, String orgId) {
    return new Access(
        Long.parseLong(orgId),
        checked.caller().email(),
        checked.caller().secondFactor(),
        checked.operation().permission());
  }

  private static FakeResponse success(String tag, String body) {
    return new FakeResponse(200, Map.of("ETag", tag, "Content-Type", "application/json"), body);
  }
}
