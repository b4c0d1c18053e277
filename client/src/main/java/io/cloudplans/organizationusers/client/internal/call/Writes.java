package io.cloudplans.organizationusers.client.internal.call;

import io.cloudplans.organizationusers.client.config.CallOptions;
import io.cloudplans.organizationusers.client.error.RequestFault;
import io.cloudplans.organizationusers.client.internal.Json;
import io.cloudplans.organizationusers.client.internal.model.Acknowledgement;
import io.cloudplans.organizationusers.client.internal.model.AddUserRequest;
import io.cloudplans.organizationusers.client.internal.model.RemoveUserRequest;
import io.cloudplans.organizationusers.client.internal.model.UpdateUserRequest;
import io.cloudplans.organizationusers.client.internal.response.Body;
import io.cloudplans.organizationusers.client.internal.response.CallResponse;
import io.cloudplans.organizationusers.client.internal.rule.RequestRules;
import io.cloudplans.organizationusers.client.model.AddUser;
import io.cloudplans.organizationusers.client.model.RemoveUser;
import io.cloudplans.organizationusers.client.model.UpdateUser;
import io.cloudplans.organizationusers.client.model.Version;
import java.io.IOException;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The three writes, from our requests to the transport's. */
public final class Writes {
  /** A call of the generated API, with the headers that all writes have. */
  private interface Operation {
    Requests.Operation with(@Nullable String key, @Nullable String match);
  }

  private final Connection connection;
  private final CallOptions options;

  public Writes(Connection connection, CallOptions options) {
    this.connection = connection;
    this.options = options;
  }

  public Version add(AddUser request) {
    check(RequestRules.faults(request));
    AddUserRequest body =
        new AddUserRequest()
            .orgId(Long.toString(request.orgId()))
            .userId(request.email())
            .role(request.role())
            .state(request.state());
    return send(
        request.idempotencyKey(),
        request.ifMatch(),
        (key, match) -> api -> api.addUserWithHttpInfo(body, "add_user", key, match, null));
  }

  public Version update(UpdateUser request) {
    check(RequestRules.faults(request));
    UpdateUserRequest body =
        new UpdateUserRequest()
            .orgId(Long.toString(request.orgId()))
            .userId(request.email())
            .role(request.role())
            .state(request.state());
    return send(
        request.idempotencyKey(),
        request.ifMatch(),
        (key, match) -> api -> api.updateUserWithHttpInfo(body, "update_user", key, match, null));
  }

  public Version remove(RemoveUser request) {
    check(RequestRules.faults(request));
    RemoveUserRequest body =
        new RemoveUserRequest()
            .orgId(Long.toString(request.orgId()))
            .userId(request.email())
            .reason(request.reason());
    return send(
        request.idempotencyKey(),
        request.ifMatch(),
        (key, match) -> api -> api.removeUserWithHttpInfo(body, "remove_user", key, match, null));
  }

  private void check(Stream<RequestFault> faults) {
    if (options.requestChecks()) {
      RequestRules.require(faults);
    }
  }

  private Version send(@Nullable String ownKey, @Nullable Version ifMatch, Operation operation) {
    boolean keyless = ownKey == null && options.idempotencyKeys();
    String key = keyless ? UUID.randomUUID().toString() : ownKey;
    CallResponse answer =
        new Call(connection, options, Body.complete())
            .send(
                connection
                    .requests()
                    .of(operation.with(key, ifMatch == null ? null : ifMatch.etag())),
                key != null);
    if (!answer.isSuccess()) {
      throw answer.unexpected("a write cannot be unmodified");
    }
    answer.requireStatus(acknowledgement(answer).getStatus());
    return answer.version();
  }

  private static Acknowledgement acknowledgement(CallResponse answer) {
    try {
      return answer.required(
          Json.MAPPER.readValue(answer.body(), Acknowledgement.class), "content");
    } catch (IOException e) {
      throw answer.malformed("the body is not the JSON that the contract describes", e);
    }
  }
}
