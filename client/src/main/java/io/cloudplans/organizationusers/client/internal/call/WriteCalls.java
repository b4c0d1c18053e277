package io.cloudplans.organizationusers.client.internal.call;

import io.cloudplans.organizationusers.client.config.CallOptions;
import io.cloudplans.organizationusers.client.internal.model.Acknowledgement;
import io.cloudplans.organizationusers.client.internal.model.AddUserRequest;
import io.cloudplans.organizationusers.client.internal.model.RemoveUserRequest;
import io.cloudplans.organizationusers.client.internal.model.UpdateUserRequest;
import io.cloudplans.organizationusers.client.internal.response.BodySettings;
import io.cloudplans.organizationusers.client.internal.response.CallResponse;
import io.cloudplans.organizationusers.client.internal.rule.RequestRules;
import io.cloudplans.organizationusers.client.model.AddUser;
import io.cloudplans.organizationusers.client.model.RemoveUser;
import io.cloudplans.organizationusers.client.model.UpdateUser;
import io.cloudplans.organizationusers.client.model.Version;
import io.cloudplans.organizationusers.client.model.WriteResult;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes write calls: converts client requests to transport requests. */
public final class WriteCalls {
  /** A call of the generated API, with the headers that all writes have. */
  private interface Operation {
    Requests.Operation with(@Nullable String key, @Nullable String match);
  }

  private final Connection connection;
  private final CallOptions options;

  public WriteCalls(Connection connection, CallOptions options) {
    this.connection = connection;
    this.options = options;
  }

  public WriteResult add(AddUser request) {
    AddUserRequest body =
        new AddUserRequest()
            .orgId(Long.toString(request.orgId()))
            .userId(request.email())
            .role(request.role())
            .state(request.state());
    return send(
        "addUser",
        request.idempotencyKey(),
        request.ifMatch(),
        (key, match) -> api -> api.addUserWithHttpInfo(body, "add_user", key, match, null));
  }

  public WriteResult update(UpdateUser request) {
    UpdateUserRequest body =
        new UpdateUserRequest()
            .orgId(Long.toString(request.orgId()))
            .userId(request.email())
            .role(request.role())
            .state(request.state());
    return send(
        "updateUser",
        request.idempotencyKey(),
        request.ifMatch(),
        (key, match) -> api -> api.updateUserWithHttpInfo(body, "update_user", key, match, null));
  }

  public WriteResult remove(RemoveUser request) {
    RemoveUserRequest body =
        new RemoveUserRequest()
            .orgId(Long.toString(request.orgId()))
            .userId(request.email())
            .reason(request.reason());
    return send(
        "removeUser",
        request.idempotencyKey(),
        request.ifMatch(),
        (key, match) -> api -> api.removeUserWithHttpInfo(body, "remove_user", key, match, null));
  }

  private WriteResult send(
      String name, @Nullable String ownKey, @Nullable Version ifMatch, Operation operation) {
    RequestRules.requireKey(ownKey);
    RequestRules.requireTag("If-Match", ifMatch);
    boolean needsKey = ownKey == null && options.idempotencyKeys();
    String key = needsKey ? UUID.randomUUID().toString() : ownKey;
    CallResponse response =
        new Call(connection, options, name, BodySettings.SMALL)
            .send(
                connection
                    .requests()
                    .of(operation.with(key, ifMatch == null ? null : ifMatch.etag())),
                key != null);
    if (!response.isSuccess()) {
      throw response.unexpected("304 to a write");
    }
    response.requireStatus(response.json(Acknowledgement.class).getStatus());
    return new WriteResult(response.version(), response.headers());
  }
}
