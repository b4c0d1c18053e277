package io.cloudplans.organizationusers.client.internal.call;

import io.cloudplans.organizationusers.client.config.CallOptions;
import io.cloudplans.organizationusers.client.internal.response.Body;
import io.cloudplans.organizationusers.client.internal.response.CallResponse;
import io.cloudplans.organizationusers.client.internal.response.RosterReader;
import io.cloudplans.organizationusers.client.internal.rule.RequestRules;
import io.cloudplans.organizationusers.client.model.ListUsers;
import io.cloudplans.organizationusers.client.model.Roster;
import io.cloudplans.organizationusers.client.model.User;
import io.cloudplans.organizationusers.client.model.Version;
import java.net.http.HttpResponse.BodyHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The list, from our request to the transport's, and from its body to our roster. */
public final class Rosters {
  private final Connection connection;
  private final CallOptions options;

  public Rosters(Connection connection, CallOptions options) {
    this.connection = connection;
    this.options = options;
  }

  /** A whole answer. */
  public Roster fetch(ListUsers request) {
    return roster(request, modified(send(request, null, Body.complete())));
  }

  /** A whole answer; empty if the organization is still at the version. */
  public Optional<Roster> fetchIfChanged(ListUsers request, Version known) {
    CallResponse answer = send(request, known, Body.complete());
    return answer.isSuccess() ? Optional.of(roster(request, answer)) : Optional.empty();
  }

  private static Roster roster(ListUsers request, CallResponse answer) {
    try (RosterReader reader = new RosterReader(answer)) {
      List<User> users = new ArrayList<>();
      reader.forEachRemaining(users::add);
      String next = answer.nextCursor();
      if (next != null && next.equals(request.cursor())) {
        throw answer.unexpected("the next page is this one");
      }
      return new Roster(users, reader.mfa(), answer.version(), next, reader.unknownMembers());
    }
  }

  /** An answer that is read while it comes. */
  public RosterReader open(ListUsers request) {
    return new RosterReader(modified(send(request, null, Body.streamed(options.timeout()))));
  }

  private static CallResponse modified(CallResponse answer) {
    if (!answer.isSuccess()) {
      throw answer.unexpected("not modified, and nobody asked");
    }
    return answer;
  }

  private CallResponse send(ListUsers request, @Nullable Version known, BodyHandler<Body> reading) {
    if (options.requestChecks()) {
      RequestRules.require(RequestRules.faults(request, known));
    }
    return new Call(connection, options, reading)
        .send(
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
                            known == null ? null : known.etag(),
                            null)),
            true);
  }
}
