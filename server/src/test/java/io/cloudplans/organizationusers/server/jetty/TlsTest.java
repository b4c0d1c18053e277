package io.cloudplans.organizationusers.server.jetty;

import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.cloudplans.organizationusers.server.config.Tls;
import io.cloudplans.organizationusers.server.fixture.Eventually;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestIssuer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import io.cloudplans.organizationusers.server.keys.KeyLocation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionException;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTPS with PEM files. */
@Execution(CONCURRENT)
class TlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA"})
  void listShouldSucceedWhenTheServerSpeaksTls(String algorithm) throws Exception {
    KeyStore keys = generated(algorithm);
    try (RunningServer server = new RunningServer().withTls(tls(keys)).start()) {
      assertThat(server.uri("").getScheme()).isEqualTo("https");

      TestResponse response = server.sendAsync(trusting(keys), server.request(LIST)).join();

      assertThat(response).isOk();
    }
  }

  @Test
  void requestShouldSucceedWhenTheCertificateDoesNotNameItsHost() throws Exception {
    KeyStore keys = generated("EC");
    try (RunningServer server = new RunningServer().withTls(tls(keys)).start();
        Socket socket =
            trusting(keys)
                .sslContext()
                .getSocketFactory()
                .createSocket("127.0.0.1", server.uri("/").getPort())) {
      String request =
          "GET /health/live HTTP/1.1\r\nHost: other.example\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void serverShouldNotStartWhenTheFilesAreInvalid() throws Exception {
    Path none = Files.writeString(folder.resolve("none.pem"), "none");
    RunningServer server = new RunningServer().withTls(new Tls(none, none));
    assertThatThrownBy(server::start)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--tls-key");
  }

  @Test
  void renewedFilesShouldBeUsedWithoutARestartUnlessTheyAreInvalid() throws Exception {
    KeyStore old = generated("EC");
    try (RunningServer server = new RunningServer().withTls(tls(old)).start()) {
      Files.writeString(folder.resolve("certificates.pem"), "broken");
      Files.delete(folder.resolve("keys.p12"));
      KeyStore renewed = generated("RSA");
      assertThat(server.sendAsync(trusting(old), server.request(LIST)).join()).isOk();
      tls(renewed);
      HttpClient client = trusting(renewed);

      Eventually.holds(
          "the renewed certificate is used", Duration.ofSeconds(60), () -> isOk(server, client));
    }
  }

  @Test
  void metricShouldHaveTheExpiryTimeOfTheCertificate() throws Exception {
    KeyStore keys = generated("EC");
    X509Certificate certificate = (X509Certificate) keys.getCertificate("a");
    try (RunningServer server = new RunningServer().withTls(tls(keys)).start()) {
      double expiry = server.meters().get("tls.certificate.expiry").timeGauge().value(SECONDS);

      assertThat(Instant.ofEpochSecond((long) expiry))
          .isEqualTo(certificate.getNotAfter().toInstant());
    }
  }

  @Test
  void checkShouldFailWhenTheCertificateHasExpired() throws Exception {
    Tls expired = tls(generated("EC", "-startdate", "-2d", "-validity", "1"));

    assertThatThrownBy(expired::check)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--tls-certificates: not valid at this time: NotAfter: ");
  }

  @Test
  void listShouldSucceedWhenTheKeyServersCertificateIsInTheCaFile() throws Exception {
    KeyStore keys = generated("EC");
    TestIssuer issuer = new TestIssuer();
    HttpsServer keyServer = keyServer(keys, issuer.jwks());
    try {
      String url = "https://127.0.0.1:" + keyServer.getAddress().getPort() + "/";
      Path caFile = pem("ca.pem", "CERTIFICATE", keys.getCertificate("a").getEncoded());
      try (RunningServer server =
          new RunningServer()
              .withIssuer(issuer)
              .withTokens(
                  rules -> TestIssuer.rules(new KeyLocation(TestIssuer.ISSUER, url, caFile)))
              .start()) {
        String token = issuer.token(TestIssuer.claims());
        assertThat(server.send(server.requestWith(token, LIST))).isOk();
      }
    } finally {
      keyServer.stop(0);
    }
  }

  private static HttpsServer keyServer(KeyStore keys, String jwks) throws Exception {
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          byte[] body = jwks.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static boolean isOk(RunningServer server, HttpClient client) {
    try {
      return server.sendAsync(client, server.request(LIST)).join().status() == 200;
    } catch (CompletionException e) {
      return false;
    }
  }

  private Tls tls(KeyStore keys) throws Exception {
    return new Tls(
        pem("certificates.pem", "CERTIFICATE", keys.getCertificate("a").getEncoded()),
        pem("key.pem", "PRIVATE KEY", keys.getKey("a", PASSWORD).getEncoded()));
  }

  private Path pem(String name, String label, byte[] der) throws Exception {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        folder.resolve(name),
        "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(label, text, label));
  }

  /** Generates a key pair and its certificate with {@code keytool}. */
  private KeyStore generated(String algorithm, String... options) throws Exception {
    Path file = folder.resolve("keys.p12");
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of("-genkeypair", "-alias", "a", "-keyalg", algorithm));
    command.addAll(List.of("-dname", "CN=test", "-ext", "SAN=IP:127.0.0.1"));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", new String(PASSWORD)));
    command.addAll(List.of("-keystore", file.toString()));
    command.addAll(List.of(options));
    Process keytool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor()).isZero();
    return KeyStore.getInstance(file.toFile(), PASSWORD);
  }

  private static HttpClient trusting(KeyStore keys) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("a", keys.getCertificate("a"));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }
}
