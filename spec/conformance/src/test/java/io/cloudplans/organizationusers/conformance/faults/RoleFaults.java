package io.cloudplans.organizationusers.conformance.faults;

import static io.cloudplans.organizationusers.conformance.faults.Sent.is;
import static io.cloudplans.organizationusers.conformance.faults.Sent.member;

import io.cloudplans.organizationusers.conformance.http.Request;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Servers that remember the rights of callers. */
final class RoleFaults {
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;

  private RoleFaults() {}

  /** Keeps the role of a removed user. */
  static final class OldRoles implements Proxy.Behavior {
    private final Map<String, String> roles = new ConcurrentHashMap<>();
    private final FaultTable table;

    OldRoles(FaultTable table) {
      this.table = table;
    }

    @Override
    public Received respond(Request request, Proxy.Upstream server) {
      Received received = server.send(request);
      String user = member(request, "user_id").replaceAll("@.*", "");
      String role = member(request, "role");
      if (received.status() == OK && is(request, "add")) {
        roles.putIfAbsent(user, role);
      }
      if (received.status() == OK && is(request, "update") && !role.isEmpty()) {
        roles.put(user, role);
      }
      return received.body().contains("role-not-permitted")
              && "admin".equals(roles.get(Sent.caller(request)))
          ? server.send(table.asOwner(request))
          : received;
    }
  }

  /** Reads a caller's role after its request. */
  static final class SlowRoles implements Proxy.Behavior {
    private final Map<String, Boolean> admins = new ConcurrentHashMap<>();
    private final FaultTable table;

    SlowRoles(FaultTable table) {
      this.table = table;
    }

    @Override
    public Received respond(Request request, Proxy.Upstream server) {
      Received received = server.send(request);
      boolean rejected = received.body().contains("role-not-permitted");
      Boolean before =
          admins.put(Sent.caller(request), !rejected && request.method().equals("POST"));
      return rejected && Boolean.TRUE.equals(before)
          ? server.send(table.asOwner(request))
          : received;
    }
  }

  /** Admits a token with the signature of an admitted token. */
  static final class Signatures implements Proxy.Behavior {
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final FaultTable table;

    Signatures(FaultTable table) {
      this.table = table;
    }

    @Override
    public Received respond(Request request, Proxy.Upstream server) {
      String token = request.header("Authorization").orElse("");
      String signature = token.substring(token.lastIndexOf('.') + 1);
      Received received = server.send(request);
      if (received.status() == OK) {
        known.add(signature);
      }
      return received.status() == UNAUTHORIZED && known.contains(signature)
          ? server.send(table.asOwner(request))
          : received;
    }
  }
}
