package io.cloudplans.organizationusers.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.spec.fixture.ContractCheck;
import io.cloudplans.organizationusers.spec.fixture.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A TLS server that responds to each request with the same roster. */
final class TlsServer implements AutoCloseable {
  private static final String ROSTER =
      """
      {"status":200,"users":[{"email":"owner@example.com","role":"owner","state":"active"}],\
      "mfa":{"view":false,"create":false,"update":false,"delete":false,"usersmgmt":false}}""";

  private static final Response RESPONSE =
      Response.of(
          200,
          Map.of(
              "Cache-Control", List.of("private, no-cache"),
              "Content-Type", List.of("application/json"),
              "ETag", List.of("\"42-1\""),
              "Vary", List.of("Accept-Encoding"),
              "X-Request-Id", List.of("r-1")),
          ROSTER.getBytes(UTF_8));

  final Path certificate;
  private final HttpsServer server;

  /** Starts a server; the options of {@code keytool} describe its certificate. */
  TlsServer(Path folder, String... options)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path keys = folder.resolve("keys.p12");
    certificate = folder.resolve("ca.pem");
    keytool(
        keys,
        Stream.concat(
            Stream.of("-genkeypair", "-keyalg", "EC", "-dname", "CN=x"), Stream.of(options)));
    keytool(keys, Stream.of("-exportcert", "-rfc", "-file", certificate.toString()));
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, "changeit".toCharArray());
    }
    KeyManagerFactory key = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    key.init(store, "changeit".toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(key.getKeyManagers(), null, null);
    new ContractCheck(Contract.builtIn().document())
        .verify("GET", "/v1/organizations/users/list", RESPONSE);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.createContext("/", TlsServer::respond);
    server.start();
  }

  private static void keytool(Path keys, Stream<String> options)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    options.forEach(line::add);
    line.addAll(List.of("-alias", "x", "-keystore", keys.toString(), "-storepass", "changeit"));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  private static void respond(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().putAll(RESPONSE.headers());
    exchange.sendResponseHeaders(RESPONSE.status(), RESPONSE.content().length);
    exchange.getResponseBody().write(RESPONSE.content());
    exchange.close();
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
