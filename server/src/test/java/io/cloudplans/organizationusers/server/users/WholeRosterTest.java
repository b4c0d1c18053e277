package io.cloudplans.organizationusers.server.users;

import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.rules.roster.RosterStore;
import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import io.cloudplans.organizationusers.server.fixture.ForwardingStore;
import io.cloudplans.organizationusers.server.fixture.RawConnection;
import io.cloudplans.organizationusers.server.fixture.RosterTables;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rosters of several megabytes: complete lists, faults of the store, and slow readers. */
@Tag("store")
@Timeout(60)
class WholeRosterTest {
  private static final int USERS = 50_000;
  private static final Pattern EMAIL = Pattern.compile("\"email\"");
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  @AfterEach
  void noTemporaryFileShouldBeLeft() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertThat(
              files.filter(
                  file -> file.getFileName().toString().matches("organization-users-\\d+\\.json")))
          .isEmpty();
    }
    assertThat(openSpools()).isZero();
  }

  /** Returns the number of open temporary files of responses. */
  private static long openSpools() throws IOException {
    if (Files.notExists(OPEN_FILES)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(OPEN_FILES)) {
      return files.filter(WholeRosterTest::isSpool).count();
    }
  }

  private static boolean isSpool(Path file) {
    try {
      return Files.readSymbolicLink(file).toString().matches(".*/organization-users-\\d+\\.json.*");
    } catch (IOException e) {
      return false;
    }
  }

  private RunningServer large(UnaryOperator<RosterStore> store) {
    RunningServer server = new RunningServer().withStore(store).start();
    server.tables().insert(USERS);
    return server;
  }

  private static String request(RunningServer server, String method) {
    return method
        + " "
        + LIST
        + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
        + server.token("owner@example.com", false)
        + "\r\nConnection: close\r\n\r\n";
  }

  @Test
  void listShouldSendALargeRosterCompletelyWithItsLength() {
    try (RunningServer server = large(UnaryOperator.identity())) {
      TestResponse response = server.get(LIST);

      assertThat(response).isOk();
      assertThat(EMAIL.matcher(response.body()).results()).hasSize(USERS + 6);
      assertThat(response.body())
          .startsWith("{\"status\":200,\"users\":[{\"email\":\"admin@example.com\"")
          .endsWith("\"delete\":false,\"usersmgmt\":false}}")
          .hasSizeGreaterThan(1 << 20);
      assertThat(response).hasHeader("Content-Length", String.valueOf(response.body().length()));
      assertThat(response).hasNoHeader("Transfer-Encoding");
    }
  }

  @Test
  void headShouldBeGetWithoutABodyWhenTheRosterIsLarge() throws IOException {
    try (RunningServer server = large(UnaryOperator.identity())) {
      TestResponse get = server.get(LIST);
      TestResponse head = server.send(server.request(LIST).method("HEAD", BodyPublishers.noBody()));

      assertThat(head).isOk().hasBody("");
      for (String header : new String[] {"Content-Length", "Content-Type", "ETag", "Vary"}) {
        assertThat(head.headers(header)).isEqualTo(get.headers(header)).hasSize(1);
      }
      try (RawConnection raw = server.connect()) {
        assertThat(raw.send(request(server, "HEAD")).readAll()).endsWith("\r\n\r\n");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0,unavailable",
    "1,unavailable",
    "40000,unavailable",
    "0,internal-error",
    "1,internal-error",
    "40000,internal-error"
  })
  void listShouldBeAProblemWhenTheStoreFailsInTheMiddle(int users, String slug) {
    UnaryOperator<RosterStore> failing =
        ForwardingStore.failingAfter(
            users,
            () ->
                slug.equals("unavailable")
                    ? new StoreUnavailableException("a fault of this test", null)
                    : new IllegalStateException("a fault of this test"));
    try (RunningServer server = large(failing)) {
      TestResponse response = server.get(LIST);

      assertThat(response).isProblem(slug);
      assertThat(response.headers().containsKey("Retry-After"))
          .isEqualTo(slug.equals("unavailable"));
    }
  }

  @Test
  void readerShouldNotHoldTheDatabaseWhenSlow() throws IOException, SQLException {
    try (RunningServer server = large(UnaryOperator.identity());
        RawConnection slow = server.connect()) {
      String begun = slow.send(request(server, "GET")).read(1000);
      assertThat(begun).startsWith("HTTP/1.1 200 ");

      assertThat(server.post("remove", body("viewer@example.com"))).isDone(7);
      assertThat(checkpoint(server.tables())).isEqualTo("0 all");

      String rest = slow.readAll();
      assertThat(EMAIL.matcher(begun + rest).results()).hasSize(USERS + 6);
      assertThat(rest).endsWith("\"usersmgmt\":false}}");
    }
  }

  /**
   * Returns whether a checkpoint was blocked and how much of the write-ahead log it moved; on
   * PostgreSQL the number of open transactions.
   */
  private static String checkpoint(RosterTables tables) throws SQLException {
    String sql =
        tables.url().startsWith("jdbc:sqlite:")
            ? "PRAGMA wal_checkpoint(RESTART)"
            : "SELECT count(*), 0, 0 FROM pg_stat_activity"
                + " WHERE datname = current_database() AND state LIKE 'idle in transaction%'";
    try (Connection connection = tables.open();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1) + (row.getInt(2) == row.getInt(3) ? " all" : " a part");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1000, 1_500_000})
  void resourcesShouldBeReleasedWhenTheClientCutsTheConnection(int read) throws IOException {
    try (RunningServer server = large(UnaryOperator.identity())) {
      for (int i = 0; i < 3; i++) {
        try (RawConnection raw = server.connect()) {
          raw.send(request(server, "GET")).read(read);
        }
      }

      assertThat(server.get(LIST)).isOk();
    }
  }
}
