package io.cloudplans.organizationusers.server;

import io.cloudplans.organizationusers.server.contract.Contract;
import io.cloudplans.organizationusers.server.store.Database;
import io.cloudplans.organizationusers.server.store.SqlRosterStore;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Runs a server until the process is told to end. */
final class Running {
  private Running() {}

  /**
   * Serves, and does not return before the process ends.
   *
   * @param then what to do once it listens, with its address
   */
  static int untilTerminated(ServerConfig config, PrintWriter out, Consumer<String> then)
      throws InterruptedException {
    Clock clock = Clock.systemUTC();
    Database database = Databases.open(config.database());
    Server server =
        new Server(config, Contract.builtIn(), new SqlRosterStore(database, clock), clock);
    Thread end =
        new Thread(
            () -> {
              server.close();
              database.close();
              // A JVM that a signal ends would report that signal as a fault.
              Runtime.getRuntime().halt(0);
            },
            "end");
    Runtime.getRuntime().addShutdownHook(end);
    out.println("Listening on " + server.address());
    then.accept(server.address());
    out.flush();
    new CountDownLatch(1).await();
    return 0;
  }
}
