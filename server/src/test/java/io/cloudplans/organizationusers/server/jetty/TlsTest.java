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
import io.cloudplans.organizationusers.spec.fixture.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** HTTPS with PEM files. */
@Execution(CONCURRENT)
class TlsTest {
  private static final TestCertificate EC = certificate("EC");
  private static final TestCertificate RSA = certificate("RSA");

  @TempDir Path folder;

  private static TestCertificate certificate(String algorithm, String... options) {
    return TestCertificate.generate(
        Stream.concat(
                Stream.of("-keyalg", algorithm, "-ext", "SAN=IP:127.0.0.1"), Stream.of(options))
            .toArray(String[]::new));
  }

  @Test
  void listShouldSucceedWhenTheKeyOfTheServerIsRsa() throws Exception {
    try (RunningServer server = new RunningServer().withTls(tls(RSA)).start()) {
      assertThat(server.uri("").getScheme()).isEqualTo("https");

      TestResponse response = server.sendAsync(trusting(RSA), server.request(LIST)).join();

      assertThat(response).isOk();
    }
  }

  @Test
  void requestShouldSucceedWhenTheCertificateDoesNotNameItsHost() throws Exception {
    try (RunningServer server = new RunningServer().withTls(tls(EC)).start();
        Socket socket =
            trusting(EC)
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
    try (RunningServer server = new RunningServer().withTls(tls(EC)).start()) {
      Files.writeString(folder.resolve("certificates.pem"), "broken");
      assertThat(server.sendAsync(trusting(EC), server.request(LIST)).join()).isOk();
      tls(RSA);
      HttpClient client = trusting(RSA);

      Eventually.holds(
          "the renewed certificate is used", Duration.ofSeconds(60), () -> isOk(server, client));
    }
  }

  @Test
  void metricShouldHaveTheExpiryTimeOfTheCertificate() throws Exception {
    try (RunningServer server = new RunningServer().withTls(tls(EC)).start()) {
      double expiry = server.meters().get("tls.certificate.expiry").timeGauge().value(SECONDS);

      assertThat(Instant.ofEpochSecond((long) expiry))
          .isEqualTo(EC.x509().getNotAfter().toInstant());
    }
  }

  @Test
  void checkShouldFailWhenTheCertificateHasExpired() throws Exception {
    Tls expired = tls(certificate("EC", "-startdate", "-2d", "-validity", "1"));

    assertThatThrownBy(expired::check)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--tls-certificates: not valid at this time: NotAfter: ");
  }

  @Test
  void listShouldSucceedWhenTheKeyServersCertificateIsInTheCaFile() throws Exception {
    TestIssuer issuer = new TestIssuer();
    HttpsServer keyServer = keyServer(issuer.jwks());
    try {
      String url = "https://127.0.0.1:" + keyServer.getAddress().getPort() + "/";
      Path caFile = Files.writeString(folder.resolve("ca.pem"), EC.pem());
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

  private static HttpsServer keyServer(String jwks) throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(EC.serverContext()));
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

  private Tls tls(TestCertificate certificate) throws IOException {
    return new Tls(
        Files.writeString(folder.resolve("certificates.pem"), certificate.pem()),
        Files.writeString(folder.resolve("key.pem"), certificate.keyPem()));
  }

  private static HttpClient trusting(TestCertificate certificate) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("a", certificate.x509());
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }
}
