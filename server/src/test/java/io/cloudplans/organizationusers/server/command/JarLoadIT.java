package io.cloudplans.organizationusers.server.command;

import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.cluster.Program;
import io.cloudplans.organizationusers.server.fixture.RosterTables;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A list of 200,000 users from a process with little memory. */
@Timeout(300)
class JarLoadIT {
  private static final int USERS = 200_000;

  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir Path folder;

  @Test
  void listShouldBeCompleteWhenTheRosterIsLargeAndTheMemorySmall() {
    try (Program demo =
        Program.jar(
            folder,
            List.of("-Xmx64m"),
            Map.of(),
            "demo",
            "--port",
            "0",
            "--data",
            folder.toString(),
            "--deadline",
            "2m")) {
      String address = demo.address();
      String token = "eyJ" + demo.lineAfter("eyJ");
      RosterTables.in(folder).insert(USERS);
      HttpRequest list =
          HttpRequest.newBuilder(URI.create(address + LIST))
              .header("Authorization", "Bearer " + token)
              .build();

      for (int i = 0; i < 2; i++) {
        assertThat(users(list).join()).isEqualTo(USERS + 6);
      }
      List<CompletableFuture<Integer>> together =
          Stream.generate(() -> users(list)).limit(4).toList();

      together.forEach(response -> assertThat(response.join()).isEqualTo(USERS + 6));
      assertThat(demo.terminate().exitCode()).isZero();
      assertThat(demo.errors()).doesNotContain("\"level\":\"WARN\"", "\"level\":\"ERROR\"");
    }
  }

  /** Returns the number of users in a response that has the announced length. */
  private CompletableFuture<Integer> users(HttpRequest list) {
    return http.sendAsync(list, BodyHandlers.ofInputStream())
        .thenApplyAsync(
            response -> {
              assertThat(response.statusCode()).isEqualTo(200);
              return users(
                  response.body(),
                  response.headers().firstValueAsLong("Content-Length").orElseThrow());
            });
  }

  private static int users(InputStream body, long length) {
    try (body) {
      int users = 0;
      long read = 0;
      byte[] part = new byte[1 << 16];
      for (int count = body.read(part); count >= 0; count = body.read(part)) {
        for (int i = 0; i < count; i++) {
          users += part[i] == '@' ? 1 : 0;
        }
        read += count;
      }
      assertThat(read).isEqualTo(length);
      return users;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
