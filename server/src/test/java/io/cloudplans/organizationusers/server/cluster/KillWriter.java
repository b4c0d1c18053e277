package io.cloudplans.organizationusers.server.cluster;

import io.cloudplans.organizationusers.server.fixture.RequestBodies;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import io.cloudplans.organizationusers.server.fixture.TestedServer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Adds and removes its own users, and remembers the acknowledged writes. */
public final class KillWriter {
  private final Map<Long, String> acknowledged = new LinkedHashMap<>();
  private final Deque<String> onRoster = new ArrayDeque<>();
  private final String name;
  private int writes;
  private @Nullable Write pending;

  /** A write with its idempotency key. */
  private record Write(String operation, String email, String key) {
    String body() {
      return operation.equals("add")
          ? RequestBodies.body(email, "role", "viewer")
          : RequestBodies.body(email);
    }
  }

  public KillWriter(String name) {
    this.name = name;
  }

  /** Returns the operation and the address of each acknowledged version. */
  public Map<Long, String> acknowledged() {
    return acknowledged;
  }

  /**
   * Writes until the server stops responding. The next call retries a write without a response with
   * its key.
   */
  public void writeUntilCut(TestedServer server, Runnable onAcknowledged) {
    try {
      while (true) {
        Write write = pending == null ? next() : pending;
        pending = write;
        TestResponse response =
            server.post(write.operation(), write.body(), "Idempotency-Key", write.key());
        if (response.status() != 200) {
          throw new IllegalStateException(response.body());
        }
        acknowledge(write, response.header("ETag"));
        pending = null;
        onAcknowledged.run();
      }
    } catch (CompletionException e) {
      // The server was killed.
    }
  }

  private void acknowledge(Write write, String entityTag) {
    long version = Long.parseLong(entityTag.replaceAll("^\"42-|\"$", ""));
    acknowledged.put(version, write.operation() + " " + write.email());
    if (write.operation().equals("add")) {
      onRoster.add(write.email());
    }
  }

  private Write next() {
    writes++;
    String key = name + "-" + writes;
    return writes % 3 == 0
        ? new Write("remove", onRoster.removeFirst(), key)
        : new Write("add", key + "@example.org", key);
  }
}
