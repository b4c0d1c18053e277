package io.cloudplans.organizationusers.server.store;

import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.Databases;
import io.cloudplans.organizationusers.server.cluster.Program;
import io.cloudplans.organizationusers.server.database.Creation;
import io.cloudplans.organizationusers.server.fixture.Eventually;
import io.cloudplans.organizationusers.server.fixture.RosterTables;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SQLite files that are deleted, replaced, truncated or overwritten. No write is lost silently. */
@Execution(CONCURRENT)
class LostFileTest {
  private static final String READY = "/health/ready";
  private static final String ADD = body("new@example.com", "role", "viewer");

  @TempDir Path folder;
  private Path file;
  private String url;

  @BeforeEach
  void name() {
    file = folder.resolve("organization-users.db");
    url = "sqlite:" + file;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-wal", "-shm"})
  void addShouldBeUnavailableWhenAFileOfTheDatabaseIsDeleted(String part) throws IOException {
    try (RunningServer server = new RunningServer().withFolder(folder).start()) {
      assertThat(server.get(READY)).hasStatus(200);

      Files.delete(file.resolveSibling(file.getFileName() + part));

      assertThat(server.post("add", ADD)).isProblem("unavailable");
      assertThat(server.get(READY)).hasStatus(503);
    }
  }

  @Test
  void addShouldBeUnavailableWhenTheFileIsReplacedByItsCopy() throws IOException {
    try (RunningServer server = new RunningServer().withFolder(folder).start()) {
      Path copy = folder.resolve("copy.db");
      Program.run(folder, "cp", file.toString(), copy.toString());
      Program.run(folder, "mv", copy.toString(), file.toString());

      assertThat(server.post("add", ADD)).isProblem("unavailable");
      assertThat(server.get(READY)).hasStatus(503);
    }
    assertThat(Files.exists(file)).isTrue();
  }

  @Test
  void addShouldBeUnavailableWhenTheFileIsEmptied() throws IOException {
    try (RunningServer server = new RunningServer().withFolder(folder).start()) {
      Program.run(folder, "truncate", "-s", "0", file.toString());

      assertThat(server.post("add", ADD)).isProblem("unavailable");
    }
  }

  /** SQLite puts the log beside the file that a link leads to, so a restart would not find it. */
  @Test
  void addShouldBeUnavailableWhenTheFileIsReplacedByALinkToIt() throws IOException {
    try (RunningServer server = new RunningServer().withFolder(folder).start()) {
      link();

      assertThat(server.post("add", ADD)).isProblem("unavailable");
      assertThat(server.get(READY)).hasStatus(503);
    }
  }

  @Test
  void addShouldBeUnavailableWhenTheLogOfALinkedFileIsDeleted() throws IOException {
    new RunningServer().withFolder(folder).start().close();
    Path real = link();
    try (RunningServer server = new RunningServer().withFolder(folder).start()) {
      assertThat(server.post("remove", body("viewer@example.com"))).isOk();
      Files.delete(real.resolveSibling(real.getFileName() + "-wal"));

      assertThat(server.post("add", ADD)).isProblem("unavailable");
      assertThat(server.get(READY)).hasStatus(503);
    }
  }

  /** Moves the file, and leaves a link to it in its place. */
  private Path link() throws IOException {
    Path real = Files.move(file, Files.createDirectory(folder.resolve("real")).resolve("real.db"));
    Files.createSymbolicLink(file, real);
    return real;
  }

  @Test
  void addShouldSucceedAgainWhenTheFileIsBackInItsPlace() throws IOException {
    try (RunningServer server = new RunningServer().withFolder(folder).start()) {
      Path away = Files.move(file, folder.resolve("away"));
      assertThat(server.post("add", ADD)).isProblem("unavailable");
      assertThat(file).doesNotExist();

      Files.move(away, file);
      assertThat(server.post("add", ADD)).isOk();
      assertThat(server.get(READY)).hasStatus(200);
    }
    assertThat(RosterTables.in(folder).history()).hasSize(7);
  }

  @ParameterizedTest
  @CsvSource({
    "truncate -s 0 %s",
    "truncate -s 4096 %s",
    "dd if=/dev/zero of=%s bs=4096 count=64 conv=notrunc",
    "cp /bin/sh %s",
  })
  void serverShouldNotBeReadyWhenItsFileIsOverwritten(String command) {
    try (RunningServer server = new RunningServer().withFolder(folder).start()) {
      server.tables().insert(10_000);
      checkpoint();

      Program.run(folder, command.formatted(file).split(" "));

      assertThat(server.get(READY)).hasStatus(503);
    }
  }

  @Test
  void serverShouldBeReadyWhenAllConnectionsAreBusy() throws InterruptedException {
    ExecutorService threads = Executors.newCachedThreadPool();
    CountDownLatch released = new CountDownLatch(1);
    try (RunningServer server = new RunningServer().withFolder(folder).start()) {
      int connections = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
      CountDownLatch busy = new CountDownLatch(connections);
      for (int i = 0; i < connections; i++) {
        threads.execute(
            () ->
                server
                    .database()
                    .read(
                        Deadline.NONE,
                        sql -> {
                          busy.countDown();
                          Eventually.isOpen(released);
                          return true;
                        }));
      }
      busy.await();

      assertThat(server.get(READY)).hasStatus(200);
      released.countDown();
    } finally {
      released.countDown();
      threads.shutdown();
    }
  }

  @ParameterizedTest
  @EnumSource(Creation.class)
  void openShouldCreateAMissingFileOnlyIfAllowed(Creation creation) throws IOException {
    if (creation == Creation.NEVER) {
      assertRejected(creation, "--db: no such file; 'migrate' and 'org create' create a database");
      assertThat(file).doesNotExist();
    } else {
      Databases.open(url, 1, creation).close();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @ParameterizedTest
  @EnumSource(Creation.class)
  void openShouldRejectAnEmptyFileUnlessFillingItIsAllowed(Creation creation) throws IOException {
    Files.createFile(file);
    if (creation == Creation.IF_EMPTY) {
      Databases.open(url, 1, creation).close();
    } else {
      assertRejected(
          creation,
          "--db: the file is empty; restore a backup, or run 'migrate' to create a new database"
              + " in it");
      assertThat(file).isEmptyFile();
    }
  }

  @Test
  void openShouldRejectAFileOfAnotherProgram() throws SQLException {
    try (Connection connection = RosterTables.in(folder).open();
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA application_id = 7");
    }
    assertRejected(Creation.IF_MISSING, "--db: the file belongs to another program");
  }

  @Test
  void openShouldRejectAFileThatIsNotADatabase() throws IOException {
    Files.writeString(
        file, "not a database, but longer than SQLite's header of a hundred bytes: ".repeat(9));
    assertRejected(Creation.IF_MISSING, "--db: cannot be opened");
  }

  @Test
  void openShouldRejectATruncatedFile() {
    new RunningServer().withFolder(folder).start().close();
    RosterTables.in(folder).insert(10_000);
    Program.run(folder, "truncate", "-s", "40960", file.toString());

    assertRejected(Creation.IF_MISSING, "--db: cannot be opened");
  }

  /** Creates a database in which 20 pages are zeros. */
  private void createDamagedFile() {
    new RunningServer().withFolder(folder).start().close();
    RosterTables.in(folder).insert(10_000);
    Program.run(
        folder,
        "dd",
        "if=/dev/zero",
        "of=" + file,
        "bs=4096",
        "count=20",
        "seek=40",
        "conv=notrunc");
  }

  @Test
  void openShouldRejectADamagedFileAfterAnUncleanStop() throws IOException {
    createDamagedFile();
    // A killed process leaves a log; its content does not matter.
    Files.write(file.resolveSibling(file.getFileName() + "-wal"), new byte[64]);

    assertRejected(Creation.IF_MISSING, "--db: cannot be opened");
  }

  @Test
  void verifyShouldThrowWhenAPageIsDamaged() {
    createDamagedFile();

    try (var database = Databases.open(url, 1, Creation.NEVER)) {
      assertThatThrownBy(database::verify).hasMessageStartingWith("the database file is damaged");
    }
  }

  private void assertRejected(Creation creation, String message) {
    assertThatThrownBy(() -> Databases.open(url, 1, creation).close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  private void checkpoint() {
    try (Connection connection = RosterTables.in(folder).open();
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
