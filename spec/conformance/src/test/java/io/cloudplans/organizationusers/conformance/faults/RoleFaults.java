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

  /** A server that executes some rejected requests as the owner. */
  private abstract static class Escalation implements Proxy.Behavior {
    private final FaultTable table;

    Escalation(FaultTable table) {
      this.table = table;
    }

    @Override
    public final Received respond(Request request, Proxy.Upstream server) {
      Received received = server.send(request);
      return admits(request, received) ? server.send(table.asOwner(request)) : received;
    }

    /** Remembers the response; returns whether the request is sent again as the owner. */
    abstract boolean admits(Request request, Received received);
  }

  /** Keeps the role of a removed user. */
  static final class OldRoles extends Escalation {
    private final Map<String, String> roles = new ConcurrentHashMap<>();

    OldRoles(FaultTable table) {
      super(table);
    }

    @Override
    boolean admits(Request request, Received received) {
      String user = member(request, "user_id").replaceAll("@.*", "");
      String role = member(request, "role");
      if (received.status() == OK && is(request, "add")) {
        roles.putIfAbsent(user, role);
      }
      if (received.status() == OK && is(request, "update") && !role.isEmpty()) {
        roles.put(user, role);
      }
      return isRoleRejected(received) && "admin".equals(roles.get(Sent.caller(request)));
    }
  }

  /** Reads a caller's role after the caller's request. */
  static final class SlowRoles extends Escalation {
    private final Map<String, Boolean> admins = new ConcurrentHashMap<>();

    SlowRoles(FaultTable table) {
      super(table);
    }

    @Override
    boolean admits(Request request, Received received) {
      boolean rejected = isRoleRejected(received);
      Boolean before =
          admins.put(Sent.caller(request), !rejected && request.method().equals("POST"));
      return rejected && Boolean.TRUE.equals(before);
    }
  }

  /** Admits a token with the signature of an admitted token. */
  static final class Signatures extends Escalation {
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Signatures(FaultTable table) {
      super(table);
    }

    @Override
    boolean admits(Request request, Received received) {
      String token = request.header("Authorization").orElse("");
      String signature = token.substring(token.lastIndexOf('.') + 1);
      if (received.status() == OK) {
        known.add(signature);
      }
      return received.status() == UNAUTHORIZED && known.contains(signature);
    }
  }

  private static boolean isRoleRejected(Received received) {
    return received.body().contains("role-not-permitted");
  }
}
