package io.cloudplans.organizationusers.server;

import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.server.config.Endpoint;
import io.cloudplans.organizationusers.server.database.Database;
import io.cloudplans.organizationusers.server.database.SchemaVersion;
import io.cloudplans.organizationusers.server.store.ExpiredIdempotencyKeys;
import io.cloudplans.organizationusers.server.store.SqlRosterStore;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that runs until the process receives a signal.
 *
 * @param connections the number of connections to PostgreSQL for reads, and the number for writes
 * @param managementPort the port that serves the metrics; null for none
 * @param reloadOnHangup whether SIGHUP reads the files again
 */
public record ServerProcess(
    ServerConfig config,
    int connections,
    String managementHost,
    @Nullable Integer managementPort,
    boolean reloadOnHangup) {
  private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);

  /** How long a request for the metrics and its response may each take. */
  private static final String METRICS_SECONDS = "5";

  /**
   * Serves until the process ends.
   *
   * @param onListening receives the server's URL once the server listens
   */
  public int runUntilTerminated(PrintWriter out, Consumer<String> onListening)
      throws InterruptedException {
    Clock clock = Clock.systemUTC();
    PrometheusMeterRegistry registry = registryWithJvmMetrics();
    Database database = Databases.open(config.database(), connections);
    database.measure(registry);
    PeriodicTask expiredKeys =
        new PeriodicTask(
            "expired-idempotency-keys",
            Duration.ofMinutes(1),
            Duration.ofHours(1),
            new ExpiredIdempotencyKeys(database, clock)::tryDelete);
    Server server =
        new Server(
            config, Contract.builtIn(), new SqlRosterStore(database, clock), registry, clock);
    if (managementPort != null) {
      int port = serveMetrics(registry, managementHost, managementPort);
      out.println("Metrics on http://" + Endpoint.authority(managementHost, port) + "/metrics");
    }
    if (reloadOnHangup && !Hangup.handle(server::reload)) {
      LOG.warn("--reload-on-hup has no effect: the process ignores SIGHUP, as under nohup");
    }
    closeOnShutdown(server, expiredKeys, database);
    reportStart(server, database, registry);
    out.println("Listening on " + server.address());
    onListening.accept(server.address());
    out.flush();
    new CountDownLatch(1).await();
    return 0;
  }

  private static void closeOnShutdown(Server server, PeriodicTask expiredKeys, Database database) {
    Thread shutdown =
        new Thread(
            () -> {
              LOG.info("stopping");
              try {
                server.close();
              } finally {
                expiredKeys.close();
                database.close();
                LOG.info("stopped");
                // Otherwise the JVM reports the signal as its exit code.
                Runtime.getRuntime().halt(0);
              }
            },
            "shutdown");
    Runtime.getRuntime().addShutdownHook(shutdown);
  }

  private void reportStart(Server server, Database database, MeterRegistry registry) {
    String version = Contract.builtIn().document().at("/info/version").asText();
    Gauge.builder("build.info", () -> 1)
        .description("The version of the server and of its JVM")
        .tag("version", version)
        .tag("java", Runtime.version().toString())
        .register(registry);
    LOG.atInfo()
        .addKeyValue("version", version)
        .addKeyValue("address", server.address())
        .addKeyValue("database", config.database().replaceFirst(":.*", ""))
        .addKeyValue("schema", SchemaVersion.of(database))
        .addKeyValue("keys", server.keys())
        .log("started");
  }

  /** Serves the metrics until the process ends, and returns the port. */
  private static int serveMetrics(PrometheusMeterRegistry registry, String host, int port) {
    // The JDK's server has no limits by default, so a few slow clients would stop it.
    for (String limit : List.of("maxReqTime", "maxRspTime")) {
      System.getProperties().putIfAbsent("sun.net.httpserver." + limit, METRICS_SECONDS);
    }
    try {
      return HTTPServer.builder()
          .hostname(host)
          .port(port)
          .registry(registry.getPrometheusRegistry())
          .buildAndStart()
          .getPort();
    } catch (IOException | UnresolvedAddressException e) {
      throw new IllegalArgumentException(
          "--management-host, --management-port: cannot listen on http://"
              + Endpoint.authority(host, port),
          e);
    }
  }

  private static PrometheusMeterRegistry registryWithJvmMetrics() {
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
