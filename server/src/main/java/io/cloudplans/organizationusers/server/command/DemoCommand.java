package io.cloudplans.organizationusers.server.command;

import io.cloudplans.organizationusers.server.Databases;
import io.cloudplans.organizationusers.server.SampleOrganization;
import io.cloudplans.organizationusers.server.ServerConfig;
import io.cloudplans.organizationusers.server.ServerProcess;
import io.cloudplans.organizationusers.server.config.Endpoint;
import io.cloudplans.organizationusers.server.pages.DemoToken;
import io.cloudplans.organizationusers.server.pages.Documentation;
import io.cloudplans.organizationusers.server.token.DemoIssuer;
import io.cloudplans.organizationusers.server.token.TokenRules;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves a sample organization on the loopback address. */
@Command(
    name = "demo",
    description = "Serves a sample organization and prints a token and a request to try.",
    showDefaultValues = true)
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--port", defaultValue = "8080", description = "Port; 0 picks a free one.")
  private int port;

  @Option(
      names = "--data",
      defaultValue = "organization-users-demo",
      description = "Folder of the demo's database and key.")
  private Path data;

  @Mixin private LogOptions log;
  @Mixin private LimitOptions limits;

  @Override
  public Integer call() throws InterruptedException {
    log.apply();
    Clock clock = Clock.systemUTC();
    DemoIssuer issuer = DemoIssuer.in(data);
    String token =
        issuer.token(SampleOrganization.OWNER, false, TokenRules.LIFETIME, clock.instant());
    String database = "sqlite:" + data.resolve("organization-users.db");
    SampleOrganization.createIn(database, clock);
    ServerConfig config =
        new ServerConfig(
            new Endpoint("127.0.0.1", port, null, limits.limits()),
            database,
            issuer.rules(),
            new Documentation(null, () -> tokens(issuer, clock)));
    PrintWriter out = spec.commandLine().getOut();
    return new ServerProcess(config, Databases.CONNECTIONS, "127.0.0.1", null, false)
        .runUntilTerminated(
            out,
            address ->
                out.printf(
                    """

                    Token of %s, valid for 30 minutes:
                    %s

                    Try it:
                    curl -H 'Authorization: Bearer %s' '%s/v1/organizations/users/list?action=users&org_id=%s'

                    Documentation: %s/docs/
                    """,
                    SampleOrganization.OWNER,
                    token,
                    token,
                    address,
                    SampleOrganization.ID,
                    address));
  }

  /** Returns a token for each user, and another token for the owner, with a second factor. */
  private static List<DemoToken> tokens(DemoIssuer issuer, Clock clock) {
    return Stream.concat(
            SampleOrganization.emails().stream()
                .map(email -> token(issuer, email.replaceFirst("@.*", ""), email, false, clock)),
            Stream.of(
                token(issuer, "owner with a second factor", SampleOrganization.OWNER, true, clock)))
        .toList();
  }

  private static DemoToken token(
      DemoIssuer issuer, String name, String email, boolean secondFactor, Clock clock) {
    return new DemoToken(
        name, issuer.token(email, secondFactor, TokenRules.LIFETIME, clock.instant()));
  }
}
