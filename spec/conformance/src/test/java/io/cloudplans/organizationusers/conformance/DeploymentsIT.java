package io.cloudplans.organizationusers.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.conformance.faults.PrefixProxy;
import io.cloudplans.organizationusers.spec.fixture.TestCertificate;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program on servers behind a proxy, with TLS, under a prefix, on PostgreSQL. */
@Tag("conformance")
class DeploymentsIT {
  @TempDir Path folder;

  @Test
  void serverShouldConformOnPostgresql() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        ServerProcess server =
            ServerProcess.startOn(
                folder,
                "postgresql://127.0.0.1:%s/postgres?user=postgres".formatted(postgres.getPort()),
                ServerProcess.JAR,
                "--rate-limit",
                "off")) {
      assertConforms(server.configuration());
    }
  }

  @Test
  void serverShouldConformWithTlsThroughAProxyThatResolvesItsName() throws IOException {
    TestCertificate certificate =
        TestCertificate.generate("-keyalg", "EC", "-ext", "SAN=DNS:server.conformance.example");
    Path ca = Files.writeString(folder.resolve("ca.pem"), certificate.pem());
    Path key = Files.writeString(folder.resolve("key.pem"), certificate.keyPem());
    try (ServerProcess server =
            ServerProcess.start(
                folder, "--tls-certificates", ca.toString(), "--tls-key", key.toString());
        Tunnel tunnel = new Tunnel(URI.create(server.address()).getPort())) {
      int port = URI.create(server.address()).getPort();
      assertConforms(
          server.configuration("proxy: " + tunnel.address()),
          "--ca-file",
          "ca.pem",
          "--yes",
          "--base-url",
          "https://server.conformance.example:" + port);
      assertThat(tunnel.connections()).isGreaterThan(1000);
    }
  }

  @Test
  void serverShouldConformUnderAPathPrefixBehindAProxy() throws IOException {
    try (ServerProcess server = ServerProcess.start(folder, "--rate-limit", "off");
        PrefixProxy prefixed = new PrefixProxy(server.address());
        Tunnel tunnel = new Tunnel(URI.create(prefixed.address()).getPort())) {
      assertConforms(
          server.configuration("proxy: " + tunnel.address()),
          "--base-url",
          prefixed.address() + "/");
    }
  }

  private void assertConforms(String configuration, String... options) throws IOException {
    Files.writeString(folder.resolve("conformance.yaml"), configuration);
    KitProgram.Result result = KitProgram.run(folder, options);

    assertThat(result.exitCode()).as(result.output()).isZero();
  }
}
