package io.cloudplans.organizationusers.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.spec.fixture.ContractCheck;
import io.cloudplans.organizationusers.spec.fixture.Response;
import io.cloudplans.organizationusers.spec.fixture.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

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

  private final HttpsServer server;

  TlsServer(TestCertificate certificate) throws IOException {
    new ContractCheck(Contract.builtIn().document())
        .verify("GET", "/v1/organizations/users/list", RESPONSE);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate.serverContext()));
    server.createContext("/", TlsServer::respond);
    server.start();
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
