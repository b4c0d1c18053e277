package io.cloudplans.organizationusers.server;

import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.server.jetty.JettyManagement;
import io.cloudplans.organizationusers.server.store.Database;
import io.cloudplans.organizationusers.server.store.SqlRosterStore;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A server that runs until the process is told to end.
 *
 * @param connections as many to PostgreSQL for reads, and as many for writes
 * @param managementPort where to answer with metrics; null for nowhere
 */
public record ServerProcess(
    ServerConfig config, int connections, String managementHost, @Nullable Integer managementPort) {

  /**
   * Serves, and does not return before the process ends.
   *
   * @param then what to do once it listens, with its address
   */
  public int untilTerminated(PrintWriter out, Consumer<String> then) throws InterruptedException {
    Clock clock = Clock.systemUTC();
    PrometheusMeterRegistry registry = measured();
    Database database = Databases.open(config.database(), connections);
    database.measure(registry);
    Server server =
        new Server(
            config, Contract.builtIn(), new SqlRosterStore(database, clock), registry, clock);
    if (managementPort != null) {
      JettyManagement management = new JettyManagement(managementHost, managementPort, registry);
      out.println("Metrics on " + management.address() + "/metrics");
    }
    Thread end =
        new Thread(
            () -> {
              try {
                server.close();
              } finally {
                database.close();
                // A JVM that a signal ends would report that signal as a fault.
                Runtime.getRuntime().halt(0);
              }
            },
            "end");
    Runtime.getRuntime().addShutdownHook(end);
    out.println("Listening on " + server.address());
    then.accept(server.address());
    out.flush();
    new CountDownLatch(1).await();
    return 0;
  }

  private static PrometheusMeterRegistry measured() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    List.of(
            new JvmMemoryMetrics(),
            new JvmGcMetrics(),
            new JvmThreadMetrics(),
            new ProcessorMetrics())
        .forEach(metrics -> metrics.bindTo(registry));
    return registry;
  }
}
