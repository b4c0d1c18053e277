package io.cloudplans.organizationusers.server.token;

import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.sun.net.httpserver.HttpServer;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestIssuer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the issuer's keys come from, and what happens when they do not come. */
class TokenKeysTest {
  private static final TestIssuer ISSUER = new TestIssuer();
  private static final TestIssuer NEXT = new TestIssuer();

  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer keys;
  private volatile int status = 200;
  private volatile String body = ISSUER.jwks();

  @BeforeEach
  void serveKeys() throws IOException {
    keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    keys.createContext(
        "/jwks",
        exchange -> {
          asked.incrementAndGet();
          byte[] bytes = body.getBytes(UTF_8);
          exchange.getResponseHeaders().set("Location", "/moved");
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    keys.createContext(
        "/moved",
        exchange -> {
          byte[] bytes = ISSUER.jwks().getBytes(UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    keys.start();
  }

  @AfterEach
  void stopKeys() {
    keys.stop(0);
  }

  private RunningServer start(String jwks) {
    return new RunningServer().withIssuer(ISSUER).withTokens(rules -> ISSUER.rules(jwks)).start();
  }

  private RunningServer startWithUrl() {
    return start("http://127.0.0.1:" + keys.getAddress().getPort() + "/jwks");
  }

  private static TestResponse list(RunningServer server, String token) {
    return server.send(server.requestWith(token, LIST));
  }

  @Test
  void listUsersShouldSucceedWhenTheKeysComeFromALoopbackUrl() {
    try (RunningServer server = startWithUrl()) {
      String token = ISSUER.token(TestIssuer.claims());
      assertThat(list(server, token)).isOk();
      assertThat(list(server, token)).isOk();
      assertThat(asked).as("kept").hasValue(1);
    }
  }

  @Test
  void listUsersShouldSucceedWhenTheIssuerHasANewKey() {
    try (RunningServer server = startWithUrl()) {
      assertThat(list(server, ISSUER.token(TestIssuer.claims()))).isOk();
      body = NEXT.jwks().replace("\"ed\"", "\"next\"");
      String token =
          TestIssuer.token(
              TestIssuer.header("EdDSA", "next"),
              TestIssuer.json(TestIssuer.claims()),
              NEXT.ed,
              JWSAlgorithm.EdDSA);
      assertThat(list(server, token)).isOk();
    }
  }

  @Test
  void listUsersShouldBeRejectedWhenUnknownKeysAreNamedAgainAndAgain() {
    try (RunningServer server = startWithUrl()) {
      for (int i = 0; i < 6; i++) {
        String token =
            TestIssuer.token(
                TestIssuer.header("EdDSA", "unknown" + i),
                TestIssuer.json(TestIssuer.claims()),
                NEXT.ed,
                JWSAlgorithm.EdDSA);
        assertThat(list(server, token)).isProblem("invalid-token");
      }
      assertThat(list(server, ISSUER.token(TestIssuer.claims()))).isOk();
      assertThat(asked).as("the issuer is spared").hasValueLessThan(4);
    }
  }

  @Test
  void listUsersShouldBeUnavailableWhenTheKeysCannotBeHad() {
    String url = "http://127.0.0.1:" + keys.getAddress().getPort() + "/jwks";
    keys.stop(0);
    try (RunningServer server = start(url)) {
      for (int i = 0; i < 5; i++) {
        assertUnavailable(list(server, ISSUER.token(TestIssuer.claims())));
      }
      String unsigned = "eyJhbGciOiJub25lIn0.e30.";
      assertThat(list(server, unsigned)).isProblem("invalid-token");
      assertThat(server.get("/health/ready")).isOk();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 404, 302, 301})
  void listUsersShouldBeUnavailableWhenTheUrlHasNoKeys(int response) {
    status = response;
    try (RunningServer server = startWithUrl()) {
      assertUnavailable(list(server, ISSUER.token(TestIssuer.claims())));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "<html>", "{\"keys\":1}"})
  void listUsersShouldBeUnavailableWhenTheKeysAreNone(String text) {
    body = text;
    try (RunningServer server = startWithUrl()) {
      assertUnavailable(list(server, ISSUER.token(TestIssuer.claims())));
    }
  }

  private static void assertUnavailable(TestResponse response) {
    assertThat(response)
        .isProblem("unavailable")
        .hasHeader("Retry-After", "1")
        .hasNoHeader("WWW-Authenticate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://192.0.2.1/jwks",
        "HTTP://192.0.2.1/jwks",
        "http://issuer.example/jwks",
        "http://127.0.0.1.issuer.example/jwks",
        "http://localhost@issuer.example/jwks",
        "http://localhost.issuer.example/jwks",
        "http:///jwks",
        "http:jwks",
        "https:///jwks",
        "http://127.0.0.1 /jwks",
        "ftp://127.0.0.1/jwks",
        "/no/such/file",
        ""
      })
  void startShouldFailAndNameTheFlagWhenTheKeysCannotBeThere(String jwks) {
    assertThatThrownBy(() -> start(jwks))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--jwks: ");
  }
}
