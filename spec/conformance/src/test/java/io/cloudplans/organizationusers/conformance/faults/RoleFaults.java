package io.cloudplans.organizationusers.conformance.faults;

import static io.cloudplans.organizationusers.conformance.faults.Sent.is;
import static io.cloudplans.organizationusers.conformance.faults.Sent.member;

import io.cloudplans.organizationusers.conformance.http.Request;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;

/** Servers that remember the rights of callers. */
record RoleFaults(FaultTable table) {
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;

  /** Executes a rejected request as the owner if a condition holds for it and its response. */
  private Proxy.Behavior asOwnerIf(BiPredicate<Request, Received> condition) {
    return (request, server) -> {
      Received received = server.send(request);
      return condition.test(request, received) ? server.send(table.asOwner(request)) : received;
    };
  }

  /** Keeps the role of a removed user. */
  Proxy.Behavior oldRoles() {
    Map<String, String> roles = new ConcurrentHashMap<>();
    return asOwnerIf(
        (request, received) -> {
          String user = member(request, "user_id").replaceAll("@.*", "");
          String role = member(request, "role");
          if (received.status() == OK && is(request, "add")) {
            roles.putIfAbsent(user, role);
          }
          if (received.status() == OK && is(request, "update") && !role.isEmpty()) {
            roles.put(user, role);
          }
          return isRoleRejected(received) && "admin".equals(roles.get(Sent.caller(request)));
        });
  }

  /** Reads a caller's role after the caller's request. */
  Proxy.Behavior slowRoles() {
    Map<String, Boolean> admins = new ConcurrentHashMap<>();
    return asOwnerIf(
        (request, received) -> {
          boolean rejected = isRoleRejected(received);
          Boolean before =
              admins.put(Sent.caller(request), !rejected && request.method().equals("POST"));
          return rejected && Boolean.TRUE.equals(before);
        });
  }

  /** Admits a token with the signature of an admitted token. */
  Proxy.Behavior signatures() {
    Set<String> known = ConcurrentHashMap.newKeySet();
    return asOwnerIf(
        (request, received) -> {
          String token = request.header("Authorization").orElse("");
          String signature = token.substring(token.lastIndexOf('.') + 1);
          if (received.status() == OK) {
            known.add(signature);
          }
          return received.status() == UNAUTHORIZED && known.contains(signature);
        });
  }

  private static boolean isRoleRejected(Received received) {
    return received.body().contains("role-not-permitted");
  }
}
