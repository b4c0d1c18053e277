package io.cloudplans.organizationusers.server.command;

import io.cloudplans.organizationusers.server.Databases;
import io.cloudplans.organizationusers.server.ServerConfig;
import io.cloudplans.organizationusers.server.ServerProcess;
import io.cloudplans.organizationusers.server.config.Endpoint;
import io.cloudplans.organizationusers.server.pages.Documentation;
import io.cloudplans.organizationusers.server.pages.PublicUrl;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the API. */
@Command(name = "serve", description = "Serves the API.", showDefaultValues = true)
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DatabaseOption database;
  @Mixin private TokenOptions tokens;
  @Mixin private LimitOptions limits;
  @Mixin private TlsOptions tls;
  @Mixin private LogOptions log;

  @Option(names = "--host", defaultValue = "127.0.0.1", description = "Address to listen on.")
  private String host;

  @Option(names = "--port", required = true, description = "Port; 0 picks a free one.")
  private Integer port;

  @Option(
      names = "--pool-size",
      defaultValue = "" + Databases.CONNECTIONS,
      description = "Connections to PostgreSQL for reads, and the same number for writes.")
  private int poolSize;

  @Option(
      names = "--management-host",
      defaultValue = "127.0.0.1",
      description = "Address of GET /metrics, which requires no token.")
  private String managementHost;

  @Option(
      names = "--management-port",
      description = "Port of GET /metrics; without it, metrics are off.")
  private @Nullable Integer managementPort;

  @Option(names = "--public-url", description = "Public URL of the server, for the documentation.")
  private @Nullable String publicUrl;

  @Option(
      names = "--reload-on-hup",
      description = "Reads the TLS files and the key set again at SIGHUP.")
  private boolean reloadOnHangup;

  @Option(
      names = "--check",
      description = "Checks the configuration, the key set and the database, and exits.")
  private boolean check;

  @Override
  public Integer call() throws InterruptedException {
    log.apply();
    if (managementPort != null) {
      Endpoint.requirePort("--management-port", managementPort);
    }
    Endpoint endpoint = new Endpoint(host, port, tls.tls(), limits.limits());
    Documentation documentation =
        publicUrl == null
            ? Documentation.STANDARD
            : new Documentation(new PublicUrl(publicUrl), null);
    ServerConfig config = new ServerConfig(endpoint, database.url(), tokens.rules(), documentation);
    PrintWriter out = spec.commandLine().getOut();
    if (check) {
      config.check();
      out.println("The configuration, the key set and the database are valid");
      return 0;
    }
    return new ServerProcess(config, poolSize, managementHost, managementPort, reloadOnHangup)
        .runUntilTerminated(out, address -> {});
  }
}
