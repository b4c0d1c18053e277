package io.cloudplans.organizationusers.conformance.faults;

import static io.cloudplans.organizationusers.conformance.faults.Sent.is;
import static io.cloudplans.organizationusers.conformance.faults.Sent.member;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudplans.organizationusers.conformance.http.Request;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/** Faults that concern users of one role and state, or a user's past. */
final class RosterFaults {
  private static final int OK = 200;
  private static final int CONFLICT = 409;
  private static final Pattern VERSION = Pattern.compile("(?<=-)[0-9]+");

  private final StatefulFaults faults;
  private final FaultTable table;

  RosterFaults(StatefulFaults faults, FaultTable table) {
    this.faults = faults;
    this.table = table;
  }

  List<Fault> all() {
    return List.of(
        forbidden("an admin may not remove inactive planners", "remove", "planner inactive"),
        forbidden("an admin may not update active billing users", "update", "billing active"),
        of(
            "authorization.inactive-in-every-role",
            "an inactive viewer may list",
            (request, server) -> {
              Received received = server.send(request);
              return is(request, "list")
                      && received.body().contains("caller-inactive")
                      && caller(request, server).equals("viewer inactive")
                  ? server.send(table.asOwner(request))
                  : received;
            }),
        before("role-not-permitted", "an absent user is named before the role"),
        before("step-up-required", "an absent user is named before the second factor"),
        of("order.key-after-rights", "a reused key is named before the role", reusedKey()),
        of("version.stays-without-a-change", "a conflict raises the version", raised()),
        of("roster.added-again", "a returned user has its old role", oldRole()));
  }

  private static Fault of(String detectedBy, String name, Proxy.Behavior behavior) {
    return new Fault(name, detectedBy, behavior);
  }

  private Fault forbidden(String name, String operation, String target) {
    return of(
        "authorization.changes-of-every-user",
        name,
        (request, server) ->
            is(request, operation)
                    && Sent.caller(request).equals("admin")
                    && words(target(request, server)).equals(target)
                ? Received.problem("role-not-permitted", "r")
                : server.send(request));
  }

  /** Names an absent user before a lack of rights. */
  private Fault before(String slug, String name) {
    BiPredicate<Request, Received> rejected =
        (request, received) ->
            (is(request, "update") || is(request, "remove")) && received.body().contains(slug);
    return of(
        "order.write.rights-before-rules",
        name,
        (request, server) -> {
          Received received = server.send(request);
          return rejected.test(request, received) && target(request, server).isMissingNode()
              ? Received.problem("user-not-found", received.id())
              : received;
        });
  }

  private static Proxy.Behavior reusedKey() {
    Map<String, String> bodies = new ConcurrentHashMap<>();
    return (request, server) -> {
      Received received = server.send(request);
      String key = Sent.key(request);
      if (received.status() == OK && !key.isEmpty()) {
        bodies.putIfAbsent(key, Sent.text(request));
      }
      return received.body().contains("role-not-permitted")
              && !bodies.getOrDefault(key, Sent.text(request)).equals(Sent.text(request))
          ? Received.problem("idempotency-key-reused", received.id())
          : received;
    };
  }

  private static Proxy.Behavior raised() {
    AtomicLong conflicts = new AtomicLong();
    return (request, server) -> {
      Received received = server.send(request);
      if (received.status() == CONFLICT) {
        conflicts.incrementAndGet();
      }
      return received.header(
          "ETag",
          tag ->
              VERSION
                  .matcher(tag)
                  .replaceAll(v -> "" + (Long.parseLong(v.group()) + conflicts.get())));
    };
  }

  private Proxy.Behavior oldRole() {
    Map<String, String> roles = new ConcurrentHashMap<>();
    return (request, server) -> {
      String user = member(request, "user_id");
      if (is(request, "remove")) {
        roles.put(user, target(request, server).path("role").asText("viewer"));
      }
      String role = is(request, "add") ? roles.get(user) : null;
      return server.send(
          role == null
              ? request
              : request.body(
                  Sent.text(request)
                      .replaceFirst("\"role\":\"\\w+\"", "\"role\":\"" + role + "\"")
                      .getBytes(UTF_8)));
    };
  }

  private JsonNode target(Request request, Proxy.Upstream server) {
    return faults.user(member(request, "org_id"), member(request, "user_id"), server);
  }

  private String caller(Request list, Proxy.Upstream server) {
    String id = list.target().replaceFirst(".*[?&]org_id=([0-9]+).*", "$1");
    return words(faults.user(id, Sent.caller(list) + "@conformance.example", server));
  }

  private static String words(JsonNode user) {
    return user.path("role").asText() + " " + user.path("state").asText();
  }
}
