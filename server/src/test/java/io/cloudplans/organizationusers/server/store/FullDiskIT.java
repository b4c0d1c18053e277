package io.cloudplans.organizationusers.server.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.cluster.Program;
import io.cloudplans.organizationusers.server.fixture.Eventually;
import io.cloudplans.organizationusers.server.fixture.RosterFile;
import io.cloudplans.organizationusers.server.fixture.TestServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server whose disk, or whose folder for temporary files, takes nothing more. */
@Timeout(180)
class FullDiskIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ADD =
      "{\"org_id\":\"42\",\"user_id\":\"u%d@example.com\",\"role\":\"viewer\"}";

  /** Addresses that hardly become shorter in gzip. */
  private static final String MANY =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)"
          + " INSERT INTO organization_user"
          + " SELECT 42, lower(hex(randomblob(20))) || '@example.org', 'viewer', 'active', 0, 0"
          + " FROM n";

  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void listShouldBeUnavailableWhenItIsLargeAndCannotBeSpooled() throws SQLException {
    try (Program demo = demo(folder, folder.resolve("missing"))) {
      HttpRequest.Builder list = list(demo);
      assertThat(send(list).statusCode()).isEqualTo(200);
      insertMany(folder);

      assertUnavailable(send(list));
    }
  }

  @Test
  @Tag("operator")
  void listShouldBeUnavailableWhileItsSpoolOrTheCompressedOneFindsNoSpace()
      throws IOException, SQLException {
    try (Disk disk = new Disk(folder, "6400k");
        Program demo = demo(folder, disk.mount())) {
      HttpRequest.Builder list = list(demo);
      insertMany(folder);
      assertThat(send(list).statusCode()).isEqualTo(200);

      assertUnavailable(send(list.copy().header("Accept-Encoding", "gzip")));
      disk.fill();
      assertUnavailable(send(list));

      disk.free();
      assertThat(send(list).statusCode()).isEqualTo(200);
    }
  }

  @Test
  @Tag("operator")
  void addShouldBeUnavailableAndListAnswerUntilTheDiskHasSpaceAgain()
      throws IOException, SQLException {
    try (Disk disk = new Disk(folder, "8m")) {
      int added = 0;
      try (Program demo = demo(disk.mount(), folder)) {
        HttpRequest.Builder list = list(demo);
        disk.fill();
        HttpResponse<String> answer = send(add(list, added));
        while (answer.statusCode() == 200) {
          answer = send(add(list, ++added));
        }
        assertUnavailable(answer);
        assertUnavailable(send(add(list, added)));
        assertThat(send(list).statusCode()).isEqualTo(200);

        disk.free();
        HttpRequest.Builder again = add(list, added++);
        Eventually.holds("a write", PATIENCE, () -> send(again).statusCode() == 200);
        assertThat(demo.terminate().exitCode()).isZero();
      }
      RosterFile file = RosterFile.in(disk.mount());
      assertThat(file.history()).hasSize(6 + added);
      assertThat(file.roster()).isEqualTo(file.rosterOfHistory());
      assertThat(file.integrity()).isEqualTo("ok");
    }
  }

  private Program demo(Path data, Path temporary) {
    // The driver unpacks its library elsewhere, before there is anything to be full of.
    List<String> jvm = List.of("-Djava.io.tmpdir=" + temporary, "-Dorg.sqlite.tmpdir=" + folder);
    return Program.jar(folder, jvm, Map.of(), "demo", "--port", "0", "--data", data.toString());
  }

  private static HttpRequest.Builder list(Program demo) {
    String address = demo.address();
    return HttpRequest.newBuilder(URI.create(address + TestServer.LIST))
        .header("Authorization", "Bearer eyJ" + demo.lineAfter("eyJ"));
  }

  private static HttpRequest.Builder add(HttpRequest.Builder list, int user) {
    URI uri = list.build().uri();
    return list.copy()
        .uri(uri.resolve(TestServer.USERS + "add"))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(ADD.formatted(user)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return http.sendAsync(request.build(), BodyHandlers.ofString(UTF_8)).join();
  }

  private static void assertUnavailable(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("\"/problems/unavailable\"");
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
  }

  private static void insertMany(Path data) throws SQLException {
    try (Connection connection = RosterFile.in(data).open();
        Statement statement = connection.createStatement()) {
      statement.execute(MANY);
    }
  }

  /** A file system of a size of its own, which root alone can make. */
  private record Disk(Path folder, Path mount) implements AutoCloseable {
    Disk(Path folder, String size) throws IOException {
      this(folder, Files.createDirectory(folder.resolve("disk")));
      Program.run(folder, "mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", mount.toString());
    }

    private Path ballast() {
      return mount.resolve("ballast");
    }

    void fill() {
      try (OutputStream ballast = Files.newOutputStream(ballast())) {
        while (true) {
          ballast.write(new byte[4096]);
        }
      } catch (IOException e) {
        // Full, as it is to be.
      }
    }

    void free() throws IOException {
      Files.delete(ballast());
    }

    @Override
    public void close() {
      Program.run(folder, "umount", mount.toString());
    }
  }
}
