package io.cloudplans.organizationusers.server.cluster;

import static io.cloudplans.organizationusers.server.fixture.TestedServer.OWNER;

import io.cloudplans.organizationusers.server.fixture.Eventually;
import io.cloudplans.organizationusers.server.fixture.RequestBodies;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import io.cloudplans.organizationusers.server.fixture.TestedServer;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/**
 * Callers that each add one user after another, and retry an addition with its key until it is
 * acknowledged, alternating between two servers.
 */
public final class WriteLoad implements AutoCloseable {
  private static final int CALLERS = 6;
  private static final int MAX_USERS_PER_CALLER = 5_000;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final ExecutorService threads;
  private final List<? extends TestedServer> servers;
  private final List<Long> organizations;

  private final Map<Long, Set<String>> acknowledged = new TreeMap<>();
  private final Map<String, Integer> otherResponses = new TreeMap<>();
  private long lastAcknowledged = System.nanoTime();
  private long longestSilence;
  private volatile boolean ending;

  public WriteLoad(List<? extends TestedServer> servers, List<Long> organizations) {
    this(servers, organizations, CALLERS);
  }

  public WriteLoad(List<? extends TestedServer> servers, List<Long> organizations, int callers) {
    this.servers = servers;
    this.organizations = organizations;
    threads = Executors.newFixedThreadPool(callers);
    LongStream.range(0, callers).forEach(caller -> threads.execute(() -> addUsers(caller)));
  }

  private void addUsers(long caller) {
    for (int i = 0; i < MAX_USERS_PER_CALLER && !ending; i++) {
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

  private boolean add(TestedServer server, long organization, String email) {
    HttpRequest.Builder request =
        server
            .postWith(
                server.token(OWNER, false),
                "add",
                RequestBodies.body(organization, email, "role", "viewer"),
                "Idempotency-Key",
                email.replace('@', ':'))
            .timeout(TIMEOUT);
    try {
      TestResponse response = server.send(request);
      if (response.status() == 200) {
        note(organization, email);
        return true;
      }
      note(
          response.status()
              + " "
              + response.body().replaceFirst(".*\"type\":\"([^\"]*)\".*", "$1"));
    } catch (CompletionException e) {
      note("no response");
    }
    return false;
  }

  private synchronized void note(long organization, String email) {
    acknowledged.computeIfAbsent(organization, id -> new TreeSet<>()).add(email);
    longestSilence = Math.max(longestSilence, System.nanoTime() - lastAcknowledged);
    lastAcknowledged = System.nanoTime();
  }

  private synchronized void note(String otherResponse) {
    otherResponses.merge(otherResponse, 1, Integer::sum);
  }

  public synchronized int acknowledged() {
    return acknowledged.values().stream().mapToInt(Set::size).sum();
  }

  public void awaitAcknowledged(int writes) {
    Eventually.holds(writes + " acknowledged writes", () -> acknowledged() >= writes);
  }

  public synchronized Set<String> acknowledged(long organization) {
    return Set.copyOf(acknowledged.getOrDefault(organization, Set.of()));
  }

  /** Returns the number of each response except 200: status and problem type, or "no response". */
  public synchronized Map<String, Integer> otherResponses() {
    return Map.copyOf(otherResponses);
  }

  /** Returns the longest time without a 200 for any caller. */
  public synchronized Duration longestSilence() {
    return Duration.ofNanos(longestSilence);
  }

  /** Ends the load, and gives up on unacknowledged additions. */
  public void end() {
    ending = true;
    threads.shutdown();
    try {
      if (!threads.awaitTermination(2 * TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    end();
  }
}
