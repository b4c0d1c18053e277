package io.cloudplans.organizationusers.server.store;

import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.cluster.Program;
import io.cloudplans.organizationusers.server.cluster.RemoteServer;
import io.cloudplans.organizationusers.server.fixture.Eventually;
import io.cloudplans.organizationusers.server.fixture.RosterTables;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server whose disk or folder for temporary files is full. */
@Timeout(180)
class FullDiskIT {
  /** Inserts users with addresses that hardly compress. */
  private static final String MANY =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)"
          + " INSERT INTO organization_user"
          + " SELECT 42, lower(hex(randomblob(20))) || '@example.org', 'viewer', 'active', 0, 0"
          + " FROM n";

  @TempDir Path folder;

  @Test
  void listShouldBeUnavailableWhenItIsLargeAndCannotBeSpooled() throws SQLException {
    try (Program demo = demo(folder, folder.resolve("missing"))) {
      RemoteServer server = demo.demoServer();
      assertThat(server.get(LIST)).isOk();
      insertMany(folder);

      assertUnavailable(server.get(LIST));
    }
  }

  @Test
  @Tag("operator")
  void listShouldBeUnavailableWhileItsPlainOrCompressedSpoolHasNoSpace()
      throws IOException, SQLException {
    try (Disk disk = new Disk(folder, "6400k");
        Program demo = demo(folder, disk.mount())) {
      RemoteServer server = demo.demoServer();
      insertMany(folder);
      assertThat(server.get(LIST)).isOk();

      assertUnavailable(server.get(LIST, "Accept-Encoding", "gzip"));
      disk.fill();
      assertUnavailable(server.get(LIST));

      disk.free();
      assertThat(server.get(LIST)).isOk();
    }
  }

  @Test
  @Tag("operator")
  void addShouldBeUnavailableAndListSucceedUntilTheDiskHasSpaceAgain()
      throws IOException, SQLException {
    try (Disk disk = new Disk(folder, "8m")) {
      int added = 0;
      try (Program demo = demo(disk.mount(), folder)) {
        RemoteServer server = demo.demoServer();
        disk.fill();
        TestResponse response = add(server, added);
        while (response.status() == 200) {
          response = add(server, ++added);
        }
        assertUnavailable(response);
        assertUnavailable(add(server, added));
        assertThat(server.get(LIST)).isOk();

        disk.free();
        int last = added++;
        Eventually.holds("a write", () -> add(server, last).status() == 200);
        assertThat(demo.terminate().exitCode()).isZero();
      }
      RosterTables file = RosterTables.in(disk.mount());
      assertThat(file.history()).hasSize(6 + added);
      assertThat(file.roster()).isEqualTo(file.rosterOfHistory());
      assertThat(file.integrity()).isEqualTo("ok");
    }
  }

  private Program demo(Path data, Path temporary) {
    // The driver unpacks its library elsewhere, before the disk fills up.
    List<String> jvm = List.of("-Djava.io.tmpdir=" + temporary, "-Dorg.sqlite.tmpdir=" + folder);
    return Program.jar(folder, jvm, Map.of(), "demo", "--port", "0", "--data", data.toString());
  }

  private static TestResponse add(RemoteServer server, int user) {
    return server.post("add", body("u%d@example.com".formatted(user), "role", "viewer"));
  }

  private static void assertUnavailable(TestResponse response) {
    assertThat(response).isProblem("unavailable").hasHeader("Retry-After", "1");
  }

  private static void insertMany(Path data) throws SQLException {
    try (Connection connection = RosterTables.in(data).open();
        Statement statement = connection.createStatement()) {
      statement.execute(MANY);
    }
  }

  /** A file system of a fixed size, which only root can create. */
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
        // The disk is full, as intended.
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
