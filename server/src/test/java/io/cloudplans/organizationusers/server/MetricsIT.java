package io.cloudplans.organizationusers.server;

import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.USERS;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.nimbusds.jose.JOSEException;
import io.cloudplans.organizationusers.server.cluster.Distribution;
import io.cloudplans.organizationusers.server.cluster.Program;
import io.cloudplans.organizationusers.server.filter.MetricNames;
import io.cloudplans.organizationusers.server.token.DemoIssuer;
import io.cloudplans.organizationusers.server.token.TokenRules;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares the metrics of a server with the README, the dashboard and the alerts. */
class MetricsIT {
  private static final Distribution distribution = Distribution.unpacked();

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static Set<String> emitted;

  /**
   * Reads the metrics after a list, a write and a request without a token, over TLS, while others
   * ask for them slowly.
   */
  @BeforeAll
  static void serve() throws IOException, JOSEException {
    Program.run(
        folder,
        List.of(
            ("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
                    + " -keyout key.pem -out certificates.pem -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1")
                .split(" ", -1)));
    DemoIssuer issuer = DemoIssuer.in(folder);
    TokenRules rules = issuer.rules();
    String database = "sqlite:" + folder.resolve("organization-users.db");
    SampleOrganization.createIn(database, Clock.systemUTC());
    String token =
        issuer.token(
            SampleOrganization.OWNER, false, TokenRules.LIFETIME, Clock.systemUTC().instant());
    try (Program server =
        distribution.start(
            folder,
            "serve",
            "--port=0",
            "--management-port=0",
            "--tls-certificates=certificates.pem",
            "--tls-key=key.pem",
            "--db=" + database,
            "--jwks=" + String.valueOf(rules.keys().jwks()),
            "--issuer=" + rules.keys().issuer(),
            "--audience=" + rules.audience())) {
      String metrics = server.lineAfter("Metrics on ");
      String users = server.lineAfter("Listening on ") + USERS;
      String bearer = "Authorization: Bearer " + token;
      assertThat(status("-H", bearer, users + "list?org_id=42")).isEqualTo("200");
      assertThat(
              status(
                  "-H",
                  bearer,
                  "-H",
                  "Content-Type: application/json",
                  "-d",
                  body("viewer@example.com"),
                  users + "remove"))
          .isEqualTo("200");
      assertThat(status(users + "list?org_id=42")).isEqualTo("401");
      List<Socket> slow = slowScrapers(URI.create(metrics));
      emitted = MetricNames.scraped(Program.run(folder, "curl", "-sS", metrics));
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  /** Opens more connections than the metrics' server has threads, each with half a head. */
  private static List<Socket> slowScrapers(URI metrics) throws IOException {
    List<Socket> opened = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Socket socket = new Socket(metrics.getHost(), metrics.getPort());
      socket.getOutputStream().write("GET /metrics HTTP/1.1\r\n".getBytes(US_ASCII));
      opened.add(socket);
    }
    return opened;
  }

  private static String status(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("curl", "-sS", "--cacert", "certificates.pem", "-o", "body", "-w"));
    command.add("%{http_code}");
    command.addAll(List.of(arguments));
    return Program.run(folder, command);
  }

  @Test
  void dashboardAndAlertsShouldUseOnlyEmittedMetrics() throws IOException {
    Set<String> used = new TreeSet<>();
    new ObjectMapper()
        .readTree(distribution.file("samples/grafana-dashboard.json").toFile())
        .findValuesAsText("expr")
        .forEach(query -> used.addAll(MetricNames.in(query)));
    assertThat(used).hasSizeGreaterThan(16);
    new ObjectMapper(new YAMLFactory())
        .readTree(distribution.file("samples/alerts.yml").toFile())
        .findValuesAsText("expr")
        .forEach(rule -> used.addAll(MetricNames.in(rule)));
    // Prometheus' own metric of each scrape.
    used.remove("up");

    assertThat(emitted).containsAll(used);
  }

  @Test
  void readmeShouldNameTheEmittedMetricsAndNoOthers() throws IOException {
    Set<String> documented = MetricNames.documented(Files.readString(Path.of("README.md")));
    assertThat(documented).contains("cache_size", "tls_certificate_expiry_seconds");

    assertThat(emitted).allMatch(name -> documented.stream().anyMatch(MetricNames.covers(name)));
    assertThat(documented)
        .allMatch(
            name ->
                emitted.stream()
                    .anyMatch(emittedName -> MetricNames.covers(emittedName).test(name)));
  }
}
