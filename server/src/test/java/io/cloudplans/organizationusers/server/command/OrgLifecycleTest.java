package io.cloudplans.organizationusers.server.command;

import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.OWNER;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestDatabase;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operator's maintenance commands, while a server uses the database. */
@Tag("store")
class OrgLifecycleTest {
  private static final String SECRET = "former@example.com";
  private static final String REASON = "moved to Wonderland";

  @RegisterExtension static final RunningServer server = new RunningServer().withResetBeforeEach();
  private static String db;

  @TempDir private Path folder;

  @BeforeAll
  static void findDatabase() {
    db = "--db=" + TestDatabase.in(server.folder());
  }

  @Test
  void handoverShouldCreateTwoVersionsAndKeepOneOwner() {
    assertDone("version 8", "org", "handover", db, "--org-id=42", "--email=Admin@example.com");

    assertThat(server.stored().roster())
        .containsEntry("admin@example.com", "owner active")
        .containsEntry("owner@example.com", "admin active")
        .hasSize(6);
    assertThat(server.stored().history().subList(6, 8))
        .containsExactly("handover owner@example.com", "handover admin@example.com");
    assertThat(server.stored().rosterOfHistory()).isEqualTo(server.stored().roster());
    assertThat(server.get(LIST)).hasHeader("ETag", "\"42-8\"");
  }

  @ParameterizedTest
  @CsvSource({
    "absent@example.com, --email: unknown to the organization",
    "inactive@example.com, --email: the user is inactive",
    "owner@example.com, --email: already the owner",
    "no address, --email: must be an e-mail address",
  })
  void handoverShouldChangeNothingWhenTheUserCannotBeTheOwner(String email, String message) {
    assertRejected(message, "org", "handover", db, "--org-id=42", "--email=" + email);

    assertThat(server.stored().version()).isEqualTo(6);
  }

  @Test
  void deleteShouldKeepTheIdAndTheVersionForTheNextCreation() {
    assertRejected(
        "--confirm: must be the id of --org-id",
        "org",
        "delete",
        db,
        "--org-id=42",
        "--confirm=43");
    assertDone("version 6", "org", "delete", db, "--org-id=42", "--confirm=42");
    assertThat(server.get(LIST)).isProblem("organization-not-found");
    for (String table : List.of("organization_user", "organization_user_history")) {
      assertThat(server.tables().count(table)).isZero();
    }

    assertDone("", "org", "create", db, "--org-id=42", "--owner=owner@example.com");

    assertThat(server.get(LIST)).hasHeader("ETag", "\"42-7\"");
  }

  @Test
  void eraseShouldLeaveNoTraceOfAFormerUser() throws IOException {
    add(SECRET, "admin");
    server.postAs(SECRET, "add", body("new@example.com", "role", "viewer"));
    server.post("remove", body(SECRET, "reason", REASON), "Idempotency-Key", "remove-1");
    assertDone("version 10", "org", "erase", db, "--org-id=42", "--email=" + SECRET);

    assertThat(server.stored().history())
        .hasSize(10)
        .endsWith("add erased", "add new@example.com", "remove erased", "erase null");
    assertThat(CommandResult.output("history", db, "--org-id=42", "--json"))
        .doesNotContain(SECRET)
        .doesNotContain(REASON)
        .contains("\"actor\":\"erased\"");
    assertThat(files()).noneMatch(content -> content.contains(SECRET) || content.contains(REASON));
    assertRejected(
        "--email: unknown to the organization",
        "org",
        "erase",
        db,
        "--org-id=42",
        "--email=" + SECRET);
    assertRejected(
        "--email: still on the roster",
        "org",
        "erase",
        db,
        "--org-id=42",
        "--email=viewer@example.com");
    assertThat(server.stored().version()).isEqualTo(10);
  }

  @Test
  void eraseShouldRemoveOtherTextsThatContainTheAddress() throws IOException {
    add(SECRET, "viewer");
    String update = body("viewer@example.com", "role", "planner");
    assertThat(server.post("update", update, "X-Request-Id", "of:Former@Example.com")).isOk();
    String reason = "replaced by FORMER@example.com";
    assertThat(server.post("remove", body("viewer@example.com", "reason", reason))).isOk();
    server.post("remove", body("planner@example.com", "reason", "another reason"));
    assertThat(server.post("remove", body(SECRET))).isOk();

    assertDone("version 12", "org", "erase", db, "--org-id=42", "--email=" + SECRET);

    assertThat(CommandResult.output("history", db, "--org-id=42", "--json"))
        .doesNotContainIgnoringCase(SECRET)
        .contains("another reason");
    assertThat(files())
        .allSatisfy(content -> assertThat(content).doesNotContainIgnoringCase(SECRET));
  }

  @Test
  void eraseShouldRemoveTracesWhenItIsRunAgainAfterAReader() throws IOException, SQLException {
    assumeThat(db).startsWith("--db=sqlite:");
    add(SECRET, "viewer");
    assertThat(server.post("remove", body(SECRET))).isOk();
    String[] erase = {"org", "erase", db, "--org-id=42", "--email=" + SECRET};
    try (Connection reader = server.tables().open()) {
      reader.setAutoCommit(false);
      reader.createStatement().executeQuery("SELECT version FROM organization").next();
      assertThat(CommandResult.of(erase))
          .isEqualTo(
              new CommandResult(
                  1,
                  "",
                  "a reader still uses the log with erased text; run the command again until the"
                      + " address is unknown\n"));
    }

    assertRejected("--email: unknown to the organization", erase);
    assertThat(files()).noneMatch(content -> content.contains(SECRET));
  }

  /** Returns the bytes of the SQLite files; empty on PostgreSQL, where vacuum removes traces. */
  private static List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(server.folder())) {
      return files
          .filter(file -> file.getFileName().toString().contains(".db"))
          .map(OrgLifecycleTest::bytes)
          .toList();
    }
  }

  private static String bytes(Path file) {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void importShouldRestoreAnExportAboveAllEarlierVersions() throws IOException {
    add("new@example.com", "viewer");
    String roster = server.get(LIST).body();
    Path file = folder.resolve("42.jsonl");
    String export = CommandResult.output("org", "export", db, "--org-id=42");
    Files.writeString(file, export, UTF_8);
    assertRejected("FILE: the organization already exists", "org", "import", db, file.toString());
    server.post("remove", body("new@example.com"));
    assertDone("version 8", "org", "delete", db, "--org-id=42", "--confirm=42");

    assertDone("version 9", "org", "import", db, file.toString());

    assertThat(server.get(LIST)).hasBody(roster).hasHeader("ETag", "\"42-9\"");
    String again = CommandResult.output("org", "export", db, "--org-id=42");
    assertThat(again.lines().filter(line -> line.startsWith("{\"user")))
        .containsExactlyElementsOf(
            export.lines().filter(line -> line.startsWith("{\"user")).toList());
    assertThat(again.lines().filter(line -> line.startsWith("{\"history")))
        .containsAll(export.lines().filter(line -> line.startsWith("{\"history")).toList())
        .hasSize(8);
  }

  @Test
  void otherInstanceShouldServeEachStateWhenItsCachesAreWarm() throws IOException {
    try (RunningServer other = new RunningServer().withFolder(server.folder()).start()) {
      String token = other.token(OWNER, true);
      String roster = list(other, token, "\"42-5\"").body();
      Path file = folder.resolve("42.jsonl");
      Files.writeString(file, CommandResult.output("org", "export", db, "--org-id=42"), UTF_8);

      assertDone("version 6", "org", "delete", db, "--org-id=42", "--confirm=42");
      assertThat(list(other, token, "\"42-6\"")).isProblem("organization-not-found");

      assertDone("", "org", "create", db, "--org-id=42", "--owner=" + OWNER);
      TestResponse created = list(other, token, "\"42-6\"");
      assertThat(created).isOk().hasHeader("ETag", "\"42-7\"");
      assertThat(created.body()).contains(OWNER).doesNotContain("viewer@example.com");

      assertDone("version 7", "org", "delete", db, "--org-id=42", "--confirm=42");
      assertDone("version 8", "org", "import", db, file.toString());
      assertThat(list(other, token, "\"42-7\""))
          .isOk()
          .hasBody(roster)
          .hasHeader("ETag", "\"42-8\"");
    }
  }

  private static TestResponse list(RunningServer server, String token, String ifNoneMatch) {
    return server.send(server.requestWith(token, LIST, "If-None-Match", ifNoneMatch));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\\{\"end.*|nonsense|FILE: line 14: not a JSON object",
        "\\{\"end.*||FILE: line 14: not a JSON object",
        "\"role\":\"owner\"|\"role\":\"boss\"|FILE: line 5: role: unknown to this version",
        "owner@example.com\",\"role\"|admin@example.com\",\"role\"|FILE: line 5: the user occurs",
        "\"role\":\"owner\"|\"role\":\"admin\"|FILE: must have one owner, who is active",
        "\"org_id\":\"42\"|\"org_id\":42|FILE: line 1: org_id: must be a string",
        "\"at\":\"2|\"at\":\"\u202e2|FILE: line 8: at: unknown to this version",
        "\"mfa\":\\[\\]|\"mfa\":[\"\u202e\"]|FILE: line 1: mfa: unknown to this version",
        "\"users\":6|\"users\":7|FILE: line 14: users are missing",
        "\"version\":6,\"mfa|\"version\":9223372036854775807,\"mfa|FILE: the version is too large",
        "\"mfa\":\\[\\]|\"mfa\":\"usersmgmt\"|FILE: line 1: mfa: must be an array",
        "\"mfa\":\\[\\]|\"mfa\":null|FILE: line 1: mfa: must be an array",
        "\\{\"user\"|{\"more\":1,\"user\"|FILE: line 2: must have one member",
        "\"at\":\"2|\"at\":\"+2999999992|FILE: line 8: at: unknown to this version",
        "\"actor\":\"op|\"actor\":\"\\\\u0000|FILE: line 8: actor: must be an e-mail address",
        "\"operation\":\"|\"operation\":\"\\\\n|FILE: line 8: operation: is malformed",
        "\"reason\":null|\"reason\":\"\\\\u0000\"|FILE: line 8: reason: is malformed",
        "\"reason\":null|\"reason\":\"\\\\ud800\"|FILE: line 8: not a JSON object",
        "\"reason\":null|\"reason\":7|FILE: line 8: reason: must be a string",
        "\"request_id\":null|\"request_id\":\"\"|FILE: line 8: request_id: is malformed",
      })
  void importShouldRejectAFileThatIsNotAnExport(String part, String other, String message)
      throws IOException {
    String export = CommandResult.output("org", "export", db, "--org-id=42");
    Path file = folder.resolve("42.jsonl");
    Files.writeString(file, export.replaceFirst(part, other == null ? "" : other) + "\n", UTF_8);

    CommandResult result =
        CommandResult.of(
            "org", "import", "--db=sqlite:" + folder.resolve("new.db"), file.toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errors()).startsWith(message);
  }

  @Test
  void purgeShouldDeleteTheOldestEntriesOnly() {
    assertDone("deleted 0", "history", "purge", db, "--org-id=42", "--before=2020-01-01");
    assertDone("deleted 7", "history", "purge", db, "--org-id=42", "--before=2999-12-31");

    assertThat(CommandResult.output("history", db, "--org-id=42").lines().skip(1))
        .singleElement()
        .asString()
        .startsWith("8\t")
        .contains("\toperator\tpurge");
    assertThat(server.get(LIST)).hasHeader("ETag", "\"42-8\"");
    for (String date : List.of("yesterday", "+999999999-12-31")) {
      assertRejected(
          "--before: must be a date such as 2026-01-31",
          "history",
          "purge",
          db,
          "--org-id=42",
          "--before=" + date);
    }
  }

  @Test
  void bumpVersionsShouldRaiseEveryOrganization() {
    assertDone("", "org", "create", db, "--org-id=7", "--owner=owner@example.com");
    assertDone("version 1", "org", "delete", db, "--org-id=7", "--confirm=7");

    assertDone("", "org", "bump-versions", db, "--by=1000");
    assertDone("", "org", "create", db, "--org-id=7", "--owner=owner@example.com");

    assertThat(CommandResult.output("org", "list", db).lines().map(line -> line.split("\t", -1)[1]))
        .contains("1002", "1006");
    assertThat(server.get(LIST)).hasHeader("ETag", "\"42-1006\"");
    assertRejected(
        "--by: must be from 1 to 1000000000000",
        "org",
        "bump-versions",
        db,
        "--by=9223372036854775807");
  }

  @Test
  void versionShouldNotOverflow() throws SQLException {
    try (Connection connection = server.tables().open();
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE organization SET version = " + Long.MAX_VALUE);
    }

    String body = body("new@example.com", "role", "viewer");
    assertThat(server.post("add", body).status()).isBetween(500, 503);
    assertThat(CommandResult.of("org", "mfa", db, "--org-id=42", "--view=on").exitCode())
        .isNotZero();
    assertThat(CommandResult.of("org", "bump-versions", db, "--by=1").exitCode()).isNotZero();
    assertThat(server.stored().version()).isEqualTo(Long.MAX_VALUE);
  }

  private static void add(String email, String role) {
    assertThat(server.post("add", body(email, "state", "active", "role", role))).isOk();
  }

  private static void assertDone(String out, String... arguments) {
    CommandResult result = CommandResult.of(arguments);
    assertThat(result.errors()).isEmpty();
    assertThat(result.output()).isEqualTo(out);
    assertThat(result.exitCode()).isZero();
  }

  private static void assertRejected(String message, String... arguments) {
    CommandResult result = CommandResult.of(arguments);
    assertThat(result.errors().strip()).isEqualTo(message);
    assertThat(result.output()).isEmpty();
    assertThat(result.exitCode()).isEqualTo(2);
  }
}
