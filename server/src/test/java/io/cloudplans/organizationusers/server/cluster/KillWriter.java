package io.cloudplans.organizationusers.server.cluster;

import io.cloudplans.organizationusers.server.fixture.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds and removes users of its own, and remembers what the server acknowledged. */
public final class KillWriter {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<Long, String> acknowledged = new LinkedHashMap<>();
  private final Deque<String> present = new ArrayDeque<>();
  private final String name;
  private int writes;
  private @Nullable Write unanswered;

  /** A write with its idempotency key. */
  private record Write(String operation, String email, String key) {
    String body() {
      String role = operation.equals("add") ? ",\"role\":\"viewer\"" : "";
      return "{\"org_id\":\"42\",\"user_id\":\"%s\"%s}".formatted(email, role);
    }
  }

  public KillWriter(String name) {
    this.name = name;
  }

  /** Operation and address by the version that they were acknowledged with. */
  public Map<Long, String> acknowledged() {
    return acknowledged;
  }

  /**
   * Writes until the server is gone. A write whose answer was lost is repeated with its key in the
   * next turn.
   */
  public void writeUntilCut(String address, String token, Runnable onAcknowledged) {
    try {
      while (true) {
        Write write = unanswered == null ? next() : unanswered;
        unanswered = write;
        HttpResponse<String> answer = send(address, token, write);
        if (answer.statusCode() != 200) {
          throw new IllegalStateException(answer.body());
        }
        acknowledge(write, answer.headers().firstValue("ETag").orElseThrow());
        unanswered = null;
        onAcknowledged.run();
      }
    } catch (IOException e) {
      // Killed, as it is to be.
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> send(String address, String token, Write write)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(address + TestServer.USERS + write.operation()))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", write.key())
            .POST(BodyPublishers.ofString(write.body()))
            .build(),
        BodyHandlers.ofString());
  }

  private void acknowledge(Write write, String entityTag) {
    long version = Long.parseLong(entityTag.replaceAll("^\"42-|\"$", ""));
    acknowledged.put(version, write.operation() + " " + write.email());
    if (write.operation().equals("add")) {
      present.add(write.email());
    }
  }

  private Write next() {
    writes++;
    String key = name + "-" + writes;
    return writes % 3 == 0
        ? new Write("remove", present.removeFirst(), key)
        : new Write("add", key + "@example.org", key);
  }
}
