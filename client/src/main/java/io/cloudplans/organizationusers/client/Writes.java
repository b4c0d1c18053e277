package io.cloudplans.organizationusers.client;

import io.cloudplans.organizationusers.client.internal.model.Acknowledgement;
import io.cloudplans.organizationusers.client.internal.model.AddUserRequest;
import io.cloudplans.organizationusers.client.internal.model.RemoveUserRequest;
import io.cloudplans.organizationusers.client.internal.model.UpdateUserRequest;
import org.jspecify.annotations.Nullable;

/** The three writes, from our requests to the transport's. */
final class Writes {
  private Writes() {}

  static Version add(Exchange exchange, AddUser request) {
    AddUserRequest body =
        new AddUserRequest()
            .orgId(Long.toString(request.orgId()))
            .userId(request.email())
            .role(request.role())
            .state(request.state());
    String key = request.idempotencyKey();
    String match = etag(request.ifMatch());
    return send(exchange, api -> api.addUserWithHttpInfo(body, "add_user", key, match, null));
  }

  static Version update(Exchange exchange, UpdateUser request) {
    UpdateUserRequest body =
        new UpdateUserRequest()
            .orgId(Long.toString(request.orgId()))
            .userId(request.email())
            .role(request.role())
            .state(request.state());
    String key = request.idempotencyKey();
    String match = etag(request.ifMatch());
    return send(exchange, api -> api.updateUserWithHttpInfo(body, "update_user", key, match, null));
  }

  static Version remove(Exchange exchange, RemoveUser request) {
    RemoveUserRequest body =
        new RemoveUserRequest()
            .orgId(Long.toString(request.orgId()))
            .userId(request.email())
            .reason(request.reason());
    String key = request.idempotencyKey();
    String match = etag(request.ifMatch());
    return send(exchange, api -> api.removeUserWithHttpInfo(body, "remove_user", key, match, null));
  }

  private static Version send(Exchange exchange, Exchange.Operation<Acknowledgement> operation) {
    return exchange
        .send(operation, Acknowledgement::getStatus)
        .map(done -> exchange.version())
        .orElseThrow(() -> exchange.unexpected("a write cannot be unmodified"));
  }

  private static @Nullable String etag(@Nullable Version version) {
    return version == null ? null : version.etag();
  }
}
