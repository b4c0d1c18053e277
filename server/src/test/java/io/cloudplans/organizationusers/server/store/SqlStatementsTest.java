package io.cloudplans.organizationusers.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.cloudplans.organizationusers.rules.roster.Access;
import io.cloudplans.organizationusers.rules.roster.Change;
import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.rules.roster.Permission;
import io.cloudplans.organizationusers.rules.roster.RosterRole;
import io.cloudplans.organizationusers.rules.roster.RosterSnapshot;
import io.cloudplans.organizationusers.rules.roster.RosterWrite;
import io.cloudplans.organizationusers.rules.roster.UserFilter;
import io.cloudplans.organizationusers.rules.roster.UserState;
import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.ConstantPool;
import io.cloudplans.organizationusers.server.Databases;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.fixture.RecordingDatabase;
import io.cloudplans.organizationusers.server.fixture.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks that every statement of the server stays within one organization, so that a database
 * sharded by organization executes it on one shard.
 */
@Tag("store")
class SqlStatementsTest {
  /** The statements over all organizations. */
  private static final Set<String> EXCEPTIONS =
      Set.of(
          // org list
          "SELECT version, mfa_view, mfa_create, mfa_update, mfa_delete, mfa_usersmgmt, org_id"
              + " FROM organization ORDER BY org_id",
          // org bump-versions
          "UPDATE organization_tombstone SET version = version + ?",
          // the hourly search for organizations with expired keys
          "SELECT DISTINCT org_id FROM idempotency_key WHERE expires_at <= ? ORDER BY org_id LIMIT"
              + " ?");

  private static final Pattern SQL =
      Pattern.compile(
          "(?i)(SELECT|INSERT|UPDATE|DELETE|MERGE|REPLACE|WITH|TRUNCATE|LOCK|CALL|COPY|SAVEPOINT)\\s.*",
          Pattern.DOTALL);

  /** The table of the migrations, which is read only when a database is opened. */
  private static final String SCHEMA_HISTORY = "flyway_schema_history";

  /** The placeholder for an argument in a text that is built at run time. */
  private static final String CONCATENATED = "\u0001";

  private static final long ORGANIZATION = 42;
  private static final String OWNER = "owner@example.com";
  private static final String USER = "user@example.com";
  private static final Access OWNER_ACCESS =
      new Access(
          ORGANIZATION, OWNER, true, new Permission(Set.of(RosterRole.OWNER), MfaClass.USERSMGMT));

  @TempDir Path folder;

  @Test
  void statementShouldNameItsOrganizationWhenSent() throws IOException {
    Collection<String> sent;
    try (Database database = Databases.open(TestDatabase.in(folder))) {
      sent = executeAll(database);
    }

    assertThat(sent)
        .allMatch(
            sql -> EXCEPTIONS.contains(sql) || SqlBinding.bindsOneOrganization(sql), "is bound")
        .containsAll(EXCEPTIONS);
    // The run executed each statement in the compiled server, so the check is complete.
    List<String> written = written();
    assertThat(written).hasSizeGreaterThan(10);
    assertThat(written).allSatisfy(text -> assertThat(sent).anyMatch(sql -> sql.startsWith(text)));
  }

  /** Returns the texts in the server's classes that look like statements. */
  private static List<String> written() throws IOException {
    List<String> written = new ArrayList<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.cloudplans.organizationusers.server")) {
      try (InputStream file = type.getSource().orElseThrow().getUri().toURL().openStream()) {
        ConstantPool.texts(file).stream()
            .map(text -> text.split(CONCATENATED, 2)[0])
            .filter(text -> SQL.matcher(text).matches() && !text.contains(SCHEMA_HISTORY))
            .forEach(written::add);
      }
    }
    return written;
  }

  /** Executes every operation of the rosters and of the operator's registry. */
  private static Collection<String> executeAll(Database database) {
    RecordingDatabase recording = new RecordingDatabase(database);
    SqlOrganizationRegistry registry = new SqlOrganizationRegistry(recording, Clock.systemUTC());
    registry.create(ORGANIZATION, OWNER);
    registry.create(ORGANIZATION, OWNER);
    registry.changeMfa(ORGANIZATION, policy -> new MfaPolicy(Set.of(MfaClass.VIEW)));
    registry.organizations(organization -> {});

    SqlRosterStore store = new SqlRosterStore(recording, Clock.systemUTC());
    store.isAvailable();
    write(store, new Change.Add(USER, RosterRole.VIEWER, UserState.ACTIVE), null);
    for (int repetition = 0; repetition < 2; repetition++) {
      write(store, new Change.Update(USER, RosterRole.PLANNER, null), "key");
    }
    for (UserState state : new UserState[] {null, UserState.ACTIVE}) {
      for (RosterRole role : new RosterRole[] {null, RosterRole.PLANNER}) {
        for (String email : new String[] {null, USER}) {
          for (Integer limit : new Integer[] {null, 10}) {
            UserFilter filter = new UserFilter(state, role, email, null, limit);
            for (UserFilter page : List.of(filter, filter.startingAfter(OWNER))) {
              read(store, snapshot -> list(snapshot, page));
              store.list(OWNER_ACCESS, page, Deadline.NONE, snapshot -> list(snapshot, page));
            }
          }
        }
      }
    }
    write(store, new Change.Remove(USER, "Left"), null);
    registry.history(ORGANIZATION, entry -> {});
    executeLifecycle(recording);
    return recording.statements();
  }

  /** Executes every lifecycle command of an organization. */
  private static void executeLifecycle(RecordingDatabase recording) {
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(2));
    SqlOrganizationLifecycle lifecycle = new SqlOrganizationLifecycle(recording, later);
    write(
        new SqlRosterStore(recording, Clock.systemUTC()),
        new Change.Add(USER, RosterRole.VIEWER, UserState.ACTIVE),
        "old");
    new ExpiredIdempotencyKeys(recording, later).delete();
    lifecycle.handOver(ORGANIZATION, USER);
    lifecycle.handOver(ORGANIZATION, OWNER);
    write(new SqlRosterStore(recording, Clock.systemUTC()), new Change.Remove(USER, "Left"), null);
    lifecycle.erase(ORGANIZATION, USER);
    lifecycle.raiseVersion(ORGANIZATION, 10);
    lifecycle.raiseDeleted(10);
    OrganizationExport export = lifecycle.export(ORGANIZATION);
    lifecycle.purgeHistory(ORGANIZATION, later.instant());
    lifecycle.delete(ORGANIZATION);
    lifecycle.add(export);
  }

  private static void write(SqlRosterStore store, Change change, @Nullable String key) {
    store.write(
        new RosterWrite(OWNER_ACCESS, change, key, version -> true, "request", Deadline.NONE));
  }

  private static int read(SqlRosterStore store, Function<RosterSnapshot, Integer> task) {
    return store.read(ORGANIZATION, Deadline.NONE, task);
  }

  private static int list(RosterSnapshot snapshot, UserFilter filter) {
    List<String> emails = new ArrayList<>();
    snapshot.organization();
    snapshot.users(filter, user -> emails.add(user.email()));
    return emails.size();
  }
}
