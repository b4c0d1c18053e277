package io.cloudplans.organizationusers.server.users;

import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import io.cloudplans.organizationusers.server.fixture.Eventually;
import io.cloudplans.organizationusers.server.fixture.ForwardingStore;
import io.cloudplans.organizationusers.server.fixture.RawConnection;
import io.cloudplans.organizationusers.server.fixture.RosterTables;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rosters of several megabytes: complete lists, faults of the store, and slow readers. */
@Tag("store")
@Timeout(60)
class WholeRosterTest {
  private static final int USERS = 50_000;
  private static final Pattern EMAIL = Pattern.compile("\"email\"");

  private static volatile int usersBeforeFault;
  private static volatile Supplier<RuntimeException> fault = IllegalStateException::new;

  @RegisterExtension
  static final RunningServer server =
      new RunningServer()
          .withStore(ForwardingStore.failingAfter(() -> usersBeforeFault, () -> fault.get()));

  @BeforeAll
  static void insertUsers() {
    server.tables().insert(USERS);
  }

  @BeforeEach
  void repairStore() {
    usersBeforeFault = -1;
  }

  @AfterEach
  void noTemporaryFileShouldBeLeft() {
    Eventually.holds("no temporary file is left", () -> namedFiles() == 0 && openFiles() == 0);
  }

  private static long namedFiles() {
    return temporaryFiles(Path.of(System.getProperty("java.io.tmpdir")), file -> file);
  }

  private static long openFiles() {
    Path open = Path.of("/proc/self/fd");
    return Files.exists(open) ? temporaryFiles(open, WholeRosterTest::target) : 0;
  }

  /** Returns the number of temporary files of responses in a folder. */
  private static long temporaryFiles(Path folder, UnaryOperator<Path> target) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> target.apply(file).getFileName())
          .filter(
              name -> name != null && name.toString().matches("organization-users-\\d+\\.json.*"))
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the target of a link, or the link if the descriptor has been closed. */
  private static Path target(Path link) {
    try {
      return Files.readSymbolicLink(link);
    } catch (IOException e) {
      return link;
    }
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

  @Test
  void headShouldBeGetWithoutABodyWhenTheRosterIsLarge() throws IOException {
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

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 40_000})
  void listShouldBeAProblemWhenTheStoreFailsInTheMiddle(int users) {
    usersBeforeFault = users;
    fault = () -> new StoreUnavailableException("a fault of this test", null);
    TestResponse unavailable = server.get(LIST);
    fault = () -> new IllegalStateException("a fault of this test");
    TestResponse internalError = server.get(LIST);

    assertThat(unavailable).isProblem("unavailable");
    assertThat(unavailable.headers()).containsKey("Retry-After");
    assertThat(internalError).isProblem("internal-error").hasNoHeader("Retry-After");
  }

  @Test
  void readerShouldNotHoldTheDatabaseWhenSlow() throws IOException, SQLException {
    try (RunningServer server = new RunningServer().start();
        RawConnection slow = server.connect()) {
      server.tables().insert(USERS);
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
    for (int i = 0; i < 3; i++) {
      try (RawConnection raw = server.connect()) {
        raw.send(request(server, "GET")).read(read);
      }
    }

    assertThat(server.get(LIST)).isOk();
  }
}
