package io.cloudplans.organizationusers.server.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.server.fixture.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Callers that each add user after user, and repeat an addition with its key until it is
 * acknowledged: at one server, then at the other.
 */
public final class WriteLoad implements AutoCloseable {
  private static final int CALLERS = 6;
  private static final int MOST_USERS_A_CALLER = 5_000;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
  private final List<String> servers;
  private final List<Long> organizations;
  private final Supplier<String> token;

  private final Map<Long, Set<String>> acknowledged = new TreeMap<>();
  private final Map<String, Integer> otherAnswers = new TreeMap<>();
  private long lastAcknowledged = System.nanoTime();
  private long longestSilence;
  private volatile boolean ending;

  public WriteLoad(List<String> servers, List<Long> organizations, Supplier<String> token) {
    this.servers = servers;
    this.organizations = organizations;
    this.token = token;
    LongStream.range(0, CALLERS).forEach(caller -> callers.execute(() -> addUsers(caller)));
  }

  private void addUsers(long caller) {
    for (int i = 0; i < MOST_USERS_A_CALLER && !ending; i++) {
      long organization = organizations.get(i % organizations.size());
      String email = "u%d-%d@example.com".formatted(caller, i);
      for (int attempt = i;
          !add(servers.get(attempt % servers.size()), organization, email);
          attempt++) {
        if (ending) {
          return;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private boolean add(String server, long organization, String email) {
    String body = "{\"org_id\":\"%d\",\"user_id\":\"%s\",\"role\":\"viewer\"}";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + TestServer.USERS + "add"))
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + token.get())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", email.replace('@', ':'))
            .POST(BodyPublishers.ofString(body.formatted(organization, email)))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString(UTF_8));
      if (answer.statusCode() == 200) {
        note(organization, email);
        return true;
      }
      note(
          answer.statusCode()
              + " "
              + answer.body().replaceFirst(".*\"type\":\"([^\"]*)\".*", "$1"));
    } catch (IOException e) {
      note("no answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private synchronized void note(long organization, String email) {
    acknowledged.computeIfAbsent(organization, id -> new TreeSet<>()).add(email);
    longestSilence = Math.max(longestSilence, System.nanoTime() - lastAcknowledged);
    lastAcknowledged = System.nanoTime();
  }

  private synchronized void note(String otherAnswer) {
    otherAnswers.merge(otherAnswer, 1, Integer::sum);
  }

  public synchronized int acknowledged() {
    return acknowledged.values().stream().mapToInt(Set::size).sum();
  }

  public synchronized Set<String> acknowledged(long organization) {
    return Set.copyOf(acknowledged.getOrDefault(organization, Set.of()));
  }

  /** How often there was which answer but 200: status and problem type, or "no answer". */
  public synchronized Map<String, Integer> otherAnswers() {
    return Map.copyOf(otherAnswers);
  }

  /** The longest time in which no caller had a 200. */
  public synchronized Duration longestSilence() {
    return Duration.ofNanos(longestSilence);
  }

  /** Ends the load; an addition that no server has acknowledged by now is given up. */
  public void end() {
    ending = true;
    callers.shutdown();
    try {
      if (!callers.awaitTermination(2 * TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        callers.shutdownNow();
      }
    } catch (InterruptedException e) {
      callers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    end();
  }
}
