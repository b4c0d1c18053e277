package io.cloudplans.organizationusers.conformance.faults;

import static io.cloudplans.organizationusers.conformance.faults.Sent.is;
import static io.cloudplans.organizationusers.conformance.faults.Sent.member;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.setup.SigningKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Faults that depend on earlier requests, or that need further requests. */
final class StatefulFaults {
  private static final String LIST = "/v1/organizations/users/list?org_id=";
  private static final Set<String> WITHOUT_RIGHTS = Set.of("viewer", "planner", "billing");
  private static final int OK = 200;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int TOO_LARGE = 413;
  private static final int QUOTA = 5;

  private final FaultTable table;

  StatefulFaults(SigningKey key) {
    table = new FaultTable(key);
  }

  List<Fault> all() {
    List<Fault> all = new ArrayList<>(new RosterFaults(this, table).all());
    all.addAll(alone());
    return all;
  }

  private List<Fault> alone() {
    RoleFaults roles = new RoleFaults(table);
    return List.of(
        of("version.grows-by-one-with-update", "an update makes two changes", this::updatedTwice),
        of("version.grows-by-one-with-add", "an addition also activates", this::activated),
        of("roster.organizations-are-apart", "an update counts everywhere", this::everywhere),
        of("order.write.inactive-before-role", "the role comes before the state", this::roleFirst),
        of("race.removed-stays-removed", "an update revives a removed user", this::revived),
        of(
            "authorization.rights-end-with-another-addition",
            "a role outlives its user",
            roles.oldRoles()),
        of(
            "authorization.rights-end-for-every-write",
            "a demotion counts from the second request",
            roles.slowRoles()),
        of(
            "token.bad.signature-of-an-admitted-token",
            "a signature is remembered",
            roles.signatures()),
        of(
            "list.filters-follow-writes",
            "filtered lists are cached",
            new Memories.Memory("[?&](role|state|user_id)=")),
        of("paging.pages-follow-writes", "pages are cached", new Memories.Memory("[?&]limit=")),
        of("version.head-has-the-version-of-its-time", "HEAD is cached", new Memories.HeadMemory()),
        of("gzip.after-a-change", "compressed lists are cached", new Memories.GzipMemory()),
        of("list.order-follows-writes", "an updated user is the last", new Memories.UpdatedLast()),
        of("list.order-follows-writes", "a returned user is the last", new Memories.AddedLast()),
        of(
            "list.filters-follow-writes",
            "other callers see the roster late",
            new Memories.LateForOthers()),
        of(
            "roster.update-same-after-other-changes",
            "an update without effect has an old tag",
            new Memories.OldTags()),
        spent(401, "idempotency.free-after-a-challenge"),
        spent(403, "idempotency.free-after-a-lack-of-rights"),
        spent(404, "idempotency.free-after-not-found"),
        spent(406, "idempotency.free-after-a-lack-of-rights"),
        spent(409, "idempotency.free-after-a-conflict"),
        spent(412, "idempotency.free-after-a-precondition"),
        spent(413, "idempotency.free-after-a-bad-request"),
        spent(415, "idempotency.free-after-a-bad-request"),
        of("idempotency.older-keys", "only the last key is kept", new KeyFaults.LastKey()),
        of("idempotency.older-keys", "a key is kept for two retries", new KeyFaults.TwoRetries()),
        of(
            "idempotency.in-flight-with-other-bodies",
            "a key in flight counts for one body",
            new KeyFaults.InFlight()),
        of("order.write.size-in-chunks", "the query comes before the size", this::queryFirst),
        limited("a 429 has no Retry-After", r -> r.without("Retry-After")),
        limited("a 429 has no RateLimit", r -> r.without("RateLimit").without("RateLimit-Policy")),
        limited(
            "a 429 is unavailable",
            r -> Received.problem("unavailable", "r").with("Retry-After", "1")),
        limited("Retry-After is no whole number", r -> r.header("Retry-After", v -> "0.5")),
        limited(
            "requests remain at a 429", r -> r.header("RateLimit", v -> v.replace("r=0", "r=3"))));
  }

  private static Fault of(String detectedBy, String name, Proxy.Behavior behavior) {
    return new Fault(name, detectedBy, behavior);
  }

  private static Fault spent(int status, String detectedBy) {
    return of(
        detectedBy, "a %s uses the key up".formatted(status), new KeyFaults.SpentKeys(status));
  }

  /** Returns a user of an organization, or a missing node. */
  JsonNode user(String orgId, String email, Proxy.Upstream server) {
    Received list = server.send(table.asOwner(Request.of("GET", LIST + orgId)));
    if (list.status() == OK) {
      for (JsonNode user : Received.tree(list.body()).path("users")) {
        if (user.path("email").asText().equalsIgnoreCase(email)) {
          return user;
        }
      }
    }
    return Received.MAPPER.missingNode();
  }

  private Received updatedTwice(Request request, Proxy.Upstream server) {
    String role = member(request, "role");
    String state = member(request, "state");
    if (!is(request, "update") || role.isEmpty() || state.isEmpty()) {
      return server.send(request);
    }
    Received first = server.send(Sent.write(request, "update", "role", role));
    return first.status() == OK
        ? server.send(Sent.write(request, "update", "state", state).without("If-Match"))
        : first;
  }

  private Received activated(Request request, Proxy.Upstream server) {
    if (!is(request, "add") || !member(request, "state").equals("active")) {
      return server.send(request);
    }
    Received first = server.send(Sent.write(request, "add", "role", member(request, "role")));
    return first.status() == OK
        ? server.send(Sent.write(request, "update", "state", "active").without("If-Match"))
        : first;
  }

  /** Applies the updates of the second organization to the main organization too. */
  private Received everywhere(Request request, Proxy.Upstream server) {
    Received received = server.send(request);
    String second = member(request, "org_id");
    if (is(request, "update") && received.status() == OK && second.endsWith("01")) {
      String main = second.substring(0, second.length() - 1) + "0";
      String body = Sent.text(request).replace("\"" + second, "\"" + main);
      server.send(request.without("If-Match").body(body.getBytes(UTF_8)));
    }
    return received;
  }

  private Received roleFirst(Request request, Proxy.Upstream server) {
    Received received = server.send(request);
    if (received.status() != FORBIDDEN || !received.body().contains("caller-inactive")) {
      return received;
    }
    String caller = Sent.caller(request) + "@conformance.example";
    String role = user(member(request, "org_id"), caller, server).path("role").asText();
    return WITHOUT_RIGHTS.contains(role)
        ? Received.problem("role-not-permitted", received.id())
        : received;
  }

  private Received revived(Request request, Proxy.Upstream server) {
    String role = member(request, "role");
    if (!is(request, "update") || role.isEmpty()) {
      return server.send(request);
    }
    boolean present =
        !user(member(request, "org_id"), member(request, "user_id"), server).isMissingNode();
    Received received = server.send(request);
    return present && received.status() == NOT_FOUND
        ? server.send(Sent.write(request, "add", "role", role))
        : received;
  }

  private Received queryFirst(Request request, Proxy.Upstream server) {
    Received received = server.send(request);
    return request.chunked()
            && received.status() == TOO_LARGE
            && request.target().contains("action=x")
        ? Received.problem("invalid-request", received.id())
        : received;
  }

  /** Returns a server with a rate limit for the stranger, whose 429 has a fault. */
  private static Fault limited(String name, UnaryOperator<Received> fault) {
    AtomicInteger requests = new AtomicInteger();
    return of(
        "rate.limited",
        name,
        (request, server) -> {
          Received received = server.send(request);
          boolean stranger = Sent.caller(request).equals("stranger");
          int left = stranger ? QUOTA - requests.incrementAndGet() : QUOTA;
          String limit = String.format(Locale.ROOT, "\"u\";r=%s;t=1", Math.max(left, 0));
          Received counted =
              left < 0
                  ? Received.problem("rate-limited", received.id()).with("Retry-After", "1")
                  : received;
          counted =
              counted
                  .with("RateLimit", limit)
                  .with("RateLimit-Policy", "\"u\";q=" + QUOTA + ";w=1");
          return left < 0 ? fault.apply(counted) : counted;
        });
  }
}
