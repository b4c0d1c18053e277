package io.cloudplans.organizationusers.server;

import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.cloudplans.organizationusers.server.cluster.Distribution;
import io.cloudplans.organizationusers.server.cluster.Program;
import io.cloudplans.organizationusers.server.filter.MetricNames;
import io.cloudplans.organizationusers.server.token.DemoIssuer;
import io.cloudplans.organizationusers.server.token.TokenRules;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks the samples with the tools that use them. */
@Tag("operator")
class SamplesIT {
  private static final String INSTALLED = "/opt/organization-users/";

  private static final Distribution distribution = Distribution.unpacked();

  @TempDir Path folder;

  @Test
  void haproxyShouldTakeItsSampleWhenItChecks() {
    Program.run(folder, "haproxy", "-c", "-f", sample("haproxy.cfg"));
  }

  @Test
  void prometheusShouldTakeItsSamplesWhenItChecks() {
    assertThat(Program.run(folder, "promtool", "check", "config", sample("prometheus.yml")))
        .contains("rule files found");
    Program.run(folder, "promtool", "check", "rules", sample("alerts.yml"));
  }

  @Test
  void systemdShouldTakeTheUnitWhenItVerifies() throws IOException {
    String unit = Files.readString(distribution.file("systemd/organization-users.service"));
    assertThat(unit).contains("ExecStart=" + INSTALLED);
    Path installed = folder.resolve("organization-users.service");
    Files.writeString(installed, unit.replace(INSTALLED, distribution.home() + "/"));

    assertThat(Program.run(folder, "systemd-analyze", "verify", installed.toString())).isBlank();
    // The exposure in tenths, up to 100: systemd rates up to 50 as OK.
    Program.run(
        folder,
        "systemd-analyze",
        "security",
        "--offline=true",
        "--threshold=20",
        installed.toString());
  }

  @Test
  void dashboardAndAlertsShouldAskOnlyForMetricsThatAServerHasWhenItServed() throws Exception {
    Set<String> asked = new TreeSet<>();
    JsonNode dashboard =
        new ObjectMapper().readTree(Path.of(sample("grafana-dashboard.json")).toFile());
    dashboard.findValuesAsText("expr").forEach(query -> asked.addAll(MetricNames.in(query)));
    assertThat(asked).hasSizeGreaterThan(12);
    new ObjectMapper(new YAMLFactory())
        .readTree(Path.of(sample("alerts.yml")).toFile())
        .findValuesAsText("expr")
        .forEach(rule -> asked.addAll(MetricNames.in(rule)));
    // Prometheus' own metrics of each scrape.
    asked.remove("up");
    // A server without TLS has no certificate.
    asked.remove("tls_certificate_expiry_seconds");

    assertThat(MetricNames.scraped(scrape())).containsAll(asked);
  }

  private static String sample(String name) {
    return distribution.file("samples").resolve(name).toString();
  }

  /**
   * Returns the metrics of a server that has served a read, a write and a request without a token.
   */
  private String scrape() throws Exception {
    DemoIssuer issuer = DemoIssuer.in(folder);
    TokenRules rules = issuer.rules();
    String database = "sqlite:" + folder.resolve("organization-users.db");
    SampleOrganization.createIn(database, Clock.systemUTC());
    try (Program server =
        distribution.start(
            folder,
            "serve",
            "--port=0",
            "--management-port=0",
            "--db=" + database,
            "--jwks=" + String.valueOf(rules.keys().jwks()),
            "--issuer=" + rules.keys().issuer(),
            "--audience=" + rules.audience())) {
      String metrics = server.lineAfter("Metrics on ");
      String users = server.lineAfter("Listening on ") + USERS;
      String token =
          issuer.token(
              SampleOrganization.OWNER, false, TokenRules.LIFETIME, Clock.systemUTC().instant());
      HttpRequest.Builder owner =
          HttpRequest.newBuilder(URI.create(users + "list?org_id=42"))
              .header("Authorization", "Bearer " + token);
      assertThat(status(owner)).isEqualTo(200);
      assertThat(
              status(
                  owner
                      .uri(URI.create(users + "remove"))
                      .header("Content-Type", "application/json")
                      .POST(HttpRequest.BodyPublishers.ofString(body("viewer@example.com")))))
          .isEqualTo(200);
      assertThat(status(HttpRequest.newBuilder(URI.create(users + "list?org_id=42"))))
          .isEqualTo(401);
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(URI.create(metrics)).build(), BodyHandlers.ofString())
          .body();
    }
  }

  private static int status(HttpRequest.Builder request) throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding()).statusCode();
  }
}
