package io.cloudplans.organizationusers.conformance.faults;

import static io.cloudplans.organizationusers.conformance.faults.Sent.is;
import static io.cloudplans.organizationusers.conformance.faults.Sent.member;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudplans.organizationusers.conformance.http.Request;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Servers that remember responses and users for too long. */
final class Memories {
  private static final int OK = 200;

  private Memories() {}

  /** Returns the first users of each list whose target has a pattern, with the current tag. */
  static final class Memory implements Proxy.Behavior {
    private final Map<String, JsonNode> first = new ConcurrentHashMap<>();
    private final Pattern pattern;

    Memory(String pattern) {
      this.pattern = Pattern.compile(pattern);
    }

    @Override
    public Received respond(Request request, Proxy.Upstream server) {
      Received received = server.send(request);
      boolean list = is(request, "list") && received.status() == OK && !request.isHead();
      if (!list || !received.json() || !pattern.matcher(request.target()).find()) {
        return received;
      }
      JsonNode users =
          first.computeIfAbsent(
              request.target(), key -> Received.tree(received.body()).path("users"));
      return received.object(object -> object.set("users", users));
    }
  }

  /** Responds to HEAD as it did the first time. */
  static final class HeadMemory implements Proxy.Behavior {
    private final Map<String, Received> first = new ConcurrentHashMap<>();

    @Override
    public Received respond(Request request, Proxy.Upstream server) {
      Received received = server.send(request);
      return request.isHead() && received.status() == OK && is(request, "list")
          ? first.computeIfAbsent(request.target(), key -> received)
          : received;
    }
  }

  /** Responds with the compressed list of the time before. */
  static final class GzipMemory implements Proxy.Behavior {
    private final Map<String, Received> last = new ConcurrentHashMap<>();

    @Override
    public Received respond(Request request, Proxy.Upstream server) {
      Received received = server.send(request);
      if (!received.response().isGzip()) {
        return received;
      }
      Received before = last.put(request.target(), received);
      return before == null ? received : before;
    }
  }

  /** Moves some users to the end of a whole list. */
  private static Received moved(Request request, Received received, Set<String> last) {
    if (!is(request, "list") || request.target().contains("limit=")) {
      return received;
    }
    return received.users(
        users ->
            users.sort(Comparator.comparing(user -> last.contains(user.path("email").asText()))));
  }

  /** Puts updated users at the end of whole lists. */
  static final class UpdatedLast implements Proxy.Behavior {
    private final Set<String> updated = ConcurrentHashMap.newKeySet();

    @Override
    public Received respond(Request request, Proxy.Upstream server) {
      Received received = server.send(request);
      if (received.status() == OK && is(request, "update")) {
        updated.add(member(request, "user_id"));
      }
      return moved(request, received, updated);
    }
  }

  /** Puts users who were added a second time at the end of whole lists. */
  static final class AddedLast implements Proxy.Behavior {
    private final Set<String> removed = ConcurrentHashMap.newKeySet();
    private final Set<String> again = ConcurrentHashMap.newKeySet();

    @Override
    public Received respond(Request request, Proxy.Upstream server) {
      Received received = server.send(request);
      if (received.status() == OK && is(request, "remove")) {
        removed.add(member(request, "user_id"));
      }
      if (received.status() == OK
          && is(request, "add")
          && removed.contains(member(request, "user_id"))) {
        again.add(member(request, "user_id"));
      }
      return moved(request, received, again);
    }
  }

  /** Shows a list from before the last write to callers other than its writer, once. */
  static final class LateForOthers implements Proxy.Behavior {
    private final Map<String, Received> seen = new ConcurrentHashMap<>();
    private final Set<String> late = ConcurrentHashMap.newKeySet();

    @Override
    public Received respond(Request request, Proxy.Upstream server) {
      Received received = server.send(request);
      if (received.status() == OK && Sent.isWrite(request)) {
        late.addAll(seen.keySet());
        late.removeIf(key -> key.startsWith(Sent.caller(request) + " "));
      }
      if (received.status() != OK || !is(request, "list") || request.isHead()) {
        return received;
      }
      String key = Sent.caller(request) + " " + request.target();
      Received before = seen.put(key, received);
      return late.remove(key) && before != null ? before : received;
    }
  }

  /** Responds to an update without effect with the tag of the user's last change. */
  static final class OldTags implements Proxy.Behavior {
    private final Map<String, String> tags = new ConcurrentHashMap<>();
    private final Map<String, Long> versions = new ConcurrentHashMap<>();

    @Override
    public Received respond(Request request, Proxy.Upstream server) {
      Received received = server.send(request);
      if (received.status() != OK || !Sent.isWrite(request)) {
        return received;
      }
      String user = member(request, "org_id") + member(request, "user_id");
      Long before = versions.put(member(request, "org_id"), Sent.version(received));
      if (before != null && before == Sent.version(received) && tags.containsKey(user)) {
        return received.header("ETag", tag -> tags.get(user));
      }
      tags.put(user, received.response().header("ETag").orElse(""));
      return received;
    }
  }
}
