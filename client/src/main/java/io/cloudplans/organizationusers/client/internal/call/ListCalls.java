package io.cloudplans.organizationusers.client.internal.call;

import io.cloudplans.organizationusers.client.config.CallOptions;
import io.cloudplans.organizationusers.client.internal.response.BodySettings;
import io.cloudplans.organizationusers.client.internal.response.CallResponse;
import io.cloudplans.organizationusers.client.internal.response.RosterReader;
import io.cloudplans.organizationusers.client.internal.rule.RequestRules;
import io.cloudplans.organizationusers.client.model.ListUsers;
import io.cloudplans.organizationusers.client.model.Roster;
import io.cloudplans.organizationusers.client.model.User;
import io.cloudplans.organizationusers.client.model.Version;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes list calls: converts client requests to transport requests, and bodies to rosters. */
public final class ListCalls {
  private final Connection connection;
  private final CallOptions options;

  public ListCalls(Connection connection, CallOptions options) {
    this.connection = connection;
    this.options = options;
  }

  /** Receives a whole roster or page. */
  public Roster fetch(ListUsers request) {
    return roster(
        request, modified(send(request, null, BodySettings.complete(options.maxListBytes()))));
  }

  /** Receives a whole roster or page; empty if the organization is still at the version. */
  public Optional<Roster> fetchIfChanged(ListUsers request, Version knownVersion) {
    CallResponse response =
        send(request, knownVersion, BodySettings.complete(options.maxListBytes()));
    return response.isSuccess() ? Optional.of(roster(request, response)) : Optional.empty();
  }

  private static Roster roster(ListUsers request, CallResponse response) {
    try (RosterReader reader = new RosterReader(response)) {
      List<User> users = new ArrayList<>();
      reader.forEachRemaining(users::add);
      String next = response.nextCursor();
      if (next != null && next.equals(request.cursor())) {
        throw response.unexpected("the link to the next page leads to this page");
      }
      return new Roster(
          users,
          reader.mfa(),
          response.version(),
          next,
          reader.unknownMembers(),
          response.headers());
    }
  }

  /** Returns a roster that is read while it arrives. */
  public RosterReader open(ListUsers request) {
    return new RosterReader(
        modified(send(request, null, BodySettings.streamed(options.timeout()))));
  }

  private static CallResponse modified(CallResponse response) {
    if (!response.isSuccess()) {
      throw response.unexpected("304 to a request without If-None-Match");
    }
    return response;
  }

  private CallResponse send(
      ListUsers request, @Nullable Version knownVersion, BodySettings settings) {
    RequestRules.requireTag("If-None-Match", knownVersion);
    HttpRequest.Builder sent =
        connection
            .requests()
            .of(
                api ->
                    api.listUsersWithHttpInfo(
                        Long.toString(request.orgId()),
                        "users",
                        request.state(),
                        request.role(),
                        request.email(),
                        request.limit(),
                        request.cursor(),
                        knownVersion == null ? null : knownVersion.etag(),
                        null));
    // Not the generator's method("GET", noBody()), which sends a Content-Length.
    return new Call(connection, options, "listUsers", settings).send(sent.GET(), true);
  }
}
