package io.cloudplans.organizationusers.conformance.faults;

import static io.cloudplans.organizationusers.conformance.faults.Sent.KEY;

import io.cloudplans.organizationusers.conformance.http.Request;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Servers that keep the keys of writes for too long or not for long enough. */
final class KeyFaults {
  private static final int OK = 200;
  private static final int USES = 3;

  private KeyFaults() {}

  /** Treats a key as used after a rejection with a status. */
  static final class SpentKeys implements Proxy.Behavior {
    private final Set<String> spent = ConcurrentHashMap.newKeySet();
    private final int status;

    SpentKeys(int status) {
      this.status = status;
    }

    @Override
    public Received respond(Request request, Proxy.Upstream server) {
      String key = Sent.caller(request) + Sent.key(request);
      Received received = server.send(request);
      if (request.header(KEY).isPresent() && received.status() == status) {
        spent.add(key);
      }
      return received.status() == OK && spent.contains(key)
          ? Received.problem("idempotency-key-reused", received.id())
          : received;
    }
  }

  /** Forgets a caller's key with the next key. */
  static final class LastKey implements Proxy.Behavior {
    private final Map<String, String> last = new ConcurrentHashMap<>();
    private final Set<String> old = ConcurrentHashMap.newKeySet();

    @Override
    public Received respond(Request request, Proxy.Upstream server) {
      String key = Sent.key(request);
      if (key.isEmpty()) {
        return server.send(request);
      }
      if (old.contains(key)) {
        return server.send(request.without(KEY));
      }
      Received received = server.send(request);
      String before = received.status() == OK ? last.put(Sent.caller(request), key) : null;
      if (before != null && !before.equals(key)) {
        old.add(before);
      }
      return received;
    }
  }

  /** Forgets a key after two retries. */
  static final class TwoRetries implements Proxy.Behavior {
    private final Map<String, AtomicInteger> uses = new ConcurrentHashMap<>();

    @Override
    public Received respond(Request request, Proxy.Upstream server) {
      String key = Sent.key(request);
      int use =
          key.isEmpty() ? 0 : uses.computeIfAbsent(key, k -> new AtomicInteger()).incrementAndGet();
      return server.send(use > USES ? request.without(KEY) : request);
    }
  }

  /** Lets a request pass without its key while another body with the same key is in flight. */
  static final class InFlight implements Proxy.Behavior {
    private final Map<String, String> bodies = new ConcurrentHashMap<>();

    @Override
    public Received respond(Request request, Proxy.Upstream server) {
      String key = Sent.key(request);
      String other = key.isEmpty() ? null : bodies.putIfAbsent(key, Sent.text(request));
      Received received =
          server.send(
              other != null && !other.equals(Sent.text(request)) ? request.without(KEY) : request);
      if (!key.isEmpty() && other == null) {
        bodies.remove(key);
      }
      return received;
    }
  }
}
