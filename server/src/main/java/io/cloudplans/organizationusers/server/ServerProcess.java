package io.cloudplans.organizationusers.server;

import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.jetty.JettyManagement;
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
 * A server that runs until the process receives a signal.
 *
 * @param connections the number of connections to PostgreSQL for reads, and for writes
 * @param managementPort the port of the metrics; null for none
 */
public record ServerProcess(
    ServerConfig config, int connections, String managementHost, @Nullable Integer managementPort) {

  /**
   * Serves until the process ends.
   *
   * @param then receives the server's URL once the server listens
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
                // Without this the JVM reports the signal as its exit code.
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
