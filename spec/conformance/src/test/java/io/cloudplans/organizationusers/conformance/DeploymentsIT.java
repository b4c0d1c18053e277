package io.cloudplans.organizationusers.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.conformance.faults.PrefixProxy;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program on servers behind a proxy, with TLS, under a prefix, on PostgreSQL. */
@Tag("conformance")
class DeploymentsIT {
  private static final char[] PASSWORD = "changeit".toCharArray();

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
  void serverShouldConformWithTlsThroughAProxyThatResolvesItsName() throws Exception {
    KeyStore keys = generated("server.conformance.example");
    Path ca = pem("ca.pem", "CERTIFICATE", keys.getCertificate("a").getEncoded());
    Path key = pem("key.pem", "PRIVATE KEY", keys.getKey("a", PASSWORD).getEncoded());
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

  private Path pem(String name, String label, byte[] der) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        folder.resolve(name),
        "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(label, text, label));
  }

  /** Generates a key pair and its certificate with {@code keytool}. */
  private KeyStore generated(String host) throws Exception {
    Path file = folder.resolve("keys.p12");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "a",
            "-keyalg",
            "EC",
            "-dname",
            "CN=x",
            "-ext",
            "SAN=DNS:" + host,
            "-storetype",
            "PKCS12",
            "-storepass",
            new String(PASSWORD),
            "-keystore",
            file.toString());
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    return KeyStore.getInstance(file.toFile(), PASSWORD);
  }
}
