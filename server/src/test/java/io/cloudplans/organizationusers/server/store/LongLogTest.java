package io.cloudplans.organizationusers.server.store;

import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.rules.value.Deadline;
import io.cloudplans.organizationusers.server.Databases;
import io.cloudplans.organizationusers.server.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The log of a SQLite database whose readers overlap. */
@Timeout(60)
class LongLogTest {
  private static final int WRITES = 100;

  @TempDir private Path folder;
  private volatile boolean done;

  @Test
  void logShouldStayBoundedWhenOneReaderAlwaysReads() throws IOException {
    Path file = folder.resolve("organization-users.db");
    try (Database database = Databases.open("sqlite:" + file)) {
      new SqlOrganizationRegistry(database, Clock.systemUTC()).create(42, "owner@example.com");
      Semaphore first = new Semaphore(0);
      Semaphore second = new Semaphore(-1);
      // On two cores, the common pool may have only one thread.
      Executor ownThread = reader -> new Thread(reader).start();
      CompletableFuture<Void> readers =
          CompletableFuture.allOf(
              runAsync(() -> read(database, first, second), ownThread),
              runAsync(() -> read(database, second, first), ownThread));
      for (int i = 0; i < WRITES; i++) {
        String text = String.valueOf(i % 10).repeat(1 << 20);
        database.write(
            Deadline.NONE,
            sql ->
                sql.update(
                    "UPDATE organization_user_history SET reason = ? WHERE org_id = ?", text, 42));
      }
      done = true;
      first.release(WRITES);
      second.release(WRITES);
      readers.join();

      assertThat(Files.size(folder.resolve("organization-users.db-wal")))
          .as("bytes of the log after 100 MiB were written")
          .isLessThan(50 << 20);
    }
  }

  /** Reads again and again, and each time until the other reader has begun to read. */
  private void read(Database database, Semaphore own, Semaphore other) {
    while (!done) {
      database.read(
          Deadline.NONE,
          sql -> {
            sql.first("SELECT version FROM organization WHERE org_id = ?", row -> 1, 42);
            other.release();
            own.acquireUninterruptibly();
            return 0;
          });
    }
  }
}
