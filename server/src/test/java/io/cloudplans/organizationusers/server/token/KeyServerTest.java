package io.cloudplans.organizationusers.server.token;

import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import io.cloudplans.organizationusers.server.fixture.Eventually;
import io.cloudplans.organizationusers.server.fixture.KeyServer;
import io.cloudplans.organizationusers.server.fixture.KeyServer.Failure;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestIssuer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import io.cloudplans.organizationusers.server.keys.KeyLocation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server whose key server fails. */
@Timeout(60)
@Execution(CONCURRENT)
class KeyServerTest {
  private static final TestIssuer ISSUER = new TestIssuer();
  private static final TestIssuer STRANGER = new TestIssuer();

  @AutoClose private final KeyServer keys = new KeyServer(ISSUER.jwks());

  private RunningServer start(UnaryOperator<TokenRules> rules) {
    return new RunningServer()
        .withIssuer(ISSUER)
        .withTokens(file -> rules.apply(ISSUER.rules(keys.jwksUrl())))
        .start();
  }

  private RunningServer start() {
    return start(rules -> rules);
  }

  private static String unknown(String kid) {
    return TestIssuer.token(
        TestIssuer.header("EdDSA", kid),
        TestIssuer.json(TestIssuer.claims()),
        STRANGER.ed,
        JWSAlgorithm.EdDSA);
  }

  /** Returns a token of a known key that no server has cached. */
  private static String fresh(String id) {
    Map<String, Object> claims = TestIssuer.claims();
    claims.put("jti", id);
    return ISSUER.token(claims);
  }

  private static TestResponse list(RunningServer server, String token) {
    return server.send(server.requestWith(token, LIST));
  }

  private static int ready(RunningServer server) {
    return server.get("/health/ready").status();
  }

  private static void assertUnavailable(TestResponse response) {
    assertThat(response)
        .isProblem("unavailable")
        .hasHeader("Retry-After", "1")
        .hasNoHeader("WWW-Authenticate");
  }

  @ParameterizedTest
  @EnumSource
  void listUsersShouldAcceptOnlyKnownKeysWhenTheKeyServerFails(Failure failure) {
    try (RunningServer server = start()) {
      assertThat(list(server, fresh("before"))).isOk();
      keys.failWith(failure);

      assertUnavailable(list(server, unknown("new")));
      assertThat(list(server, fresh("before"))).as("cached").isOk();
      assertThat(list(server, fresh("after"))).isOk();
      assertThat(ready(server)).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GONE")
  void serverShouldStartUnreadyAndRecoverWhenTheKeyServerFailsAtFirst(Failure failure) {
    keys.failWith(failure);
    try (RunningServer server = start()) {
      assertThat(ready(server)).isEqualTo(503);
      assertUnavailable(list(server, fresh("before")));
      keys.serve(ISSUER.jwks());

      Eventually.holds("ready", Duration.ofSeconds(30), () -> ready(server) == 200);
      assertThat(list(server, fresh("after"))).isOk();
    }
  }

  @Test
  void listUsersShouldBeRejectedWithoutMoreReadsWhenAnUnknownKeyIsNamedAgain() {
    try (RunningServer server = start()) {
      assertThat(list(server, unknown("new"))).isProblem("invalid-token");
      int requests = keys.requests.get();
      for (int i = 0; i < 20; i++) {
        assertThat(list(server, unknown("new"))).isProblem("invalid-token");
      }

      assertThat(keys.requests).hasValue(requests);
    }
  }

  @Test
  void listUsersShouldAcceptANewKeyWhenItsTokensNameNone() {
    try (RunningServer server = start()) {
      assertThat(list(server, withoutKeyId(ISSUER))).isOk();
      keys.serve(STRANGER.jwks());

      assertThat(list(server, withoutKeyId(STRANGER))).isOk();
      assertThat(list(server, withoutKeyId(new TestIssuer()))).isProblem("invalid-token");
      int requests = keys.requests.get();
      assertThat(list(server, withoutKeyId(new TestIssuer()))).isProblem("invalid-token");
      assertThat(keys.requests).hasValue(requests);
    }
  }

  private static String withoutKeyId(TestIssuer issuer) {
    return TestIssuer.token(
        "{\"alg\":\"EdDSA\"}", TestIssuer.json(TestIssuer.claims()), issuer.ed, JWSAlgorithm.EdDSA);
  }

  @Test
  void issuerShouldGetFewRequestsWhenTokensNameManyUnknownKeys() {
    try (RunningServer server = start()) {
      List<CompletableFuture<TestResponse>> flood =
          IntStream.range(0, 100)
              .mapToObj(i -> server.sendAsync(server.requestWith(unknown("unknown" + i), LIST)))
              .toList();

      assertThat(flood).allSatisfy(sent -> assertThat(sent.join().status()).isIn(401, 503));
      assertThat(keys.requests).as("reads for 100 ids").hasValueLessThan(50);
      assertThat(list(server, fresh("after"))).isOk();
    }
  }

  @Test
  void listUsersShouldBeRejectedWhenTheKeyIsNoLongerInTheSet() {
    try (RunningServer server = start()) {
      String token = fresh("known");
      assertThat(list(server, token)).isOk();
      keys.serve(STRANGER.jwks().replace("\"ed\"", "\"next\""));
      assertThat(list(server, unknown("next"))).isOk();

      assertThat(list(server, token)).isProblem("invalid-token");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kty\":\"EC\",\"crv\":\"BP-256\",\"x\":\"AQ\",\"y\":\"AQ\",\"kid\":\"x\"}",
        "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"kid\":\"x\"}",
        "{\"kty\":\"OKP\",\"crv\":\"Ed9\",\"x\":\"AQ\"}",
        "{\"kid\":\"x\"}",
        "{\"kty\":7}",
        "{\"kty\":\"oct\",\"k\":\"AQ\",\"alg\":\"HS256\"}",
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AQ\",\"x5c\":[\"AQ\"],\"kid\":\"ed\"}",
        "{}",
        "null",
        "[]",
        "7"
      })
  void listUsersShouldSucceedWhenAnotherKeyOfTheSetIsUnsupported(String key) {
    keys.serve(ISSUER.jwks().replaceFirst("\\[", "[" + key + ","));
    try (RunningServer server = start()) {
      assertThat(list(server, fresh("good"))).isOk();
    }
  }

  @Test
  void listUsersShouldBeRejectedWhenAShortRsaKeyIsPaddedWithZeros() throws Exception {
    RSAKey key =
        new RSAKeyGenerator(1024, true).keyID("short").algorithm(JWSAlgorithm.RS256).generate();
    byte[] padded = new byte[256];
    System.arraycopy(key.getModulus().decode(), 0, padded, 128, 128);
    String jwk =
        new RSAKey.Builder(Base64URL.encode(padded), key.getPublicExponent())
            .keyID("short")
            .algorithm(JWSAlgorithm.RS256)
            .build()
            .toJSONString();
    keys.serve(ISSUER.jwks().replaceFirst("\\[", "[" + jwk + ","));
    String token =
        TestIssuer.token(
            TestIssuer.header("RS256", "short"),
            TestIssuer.json(TestIssuer.claims()),
            new RSASSASigner(key.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance())),
            JWSAlgorithm.RS256);

    try (RunningServer server = start()) {
      assertThat(list(server, token)).isProblem("invalid-token");
    }
  }

  @Test
  void listUsersShouldSucceedWhenTheIssuersDiscoveryNamesTheKeys() {
    Map<String, Object> claims = TestIssuer.claims();
    claims.put("iss", keys.address());
    try (RunningServer server = start(rules -> discovered(keys.address()))) {
      assertThat(list(server, ISSUER.token(claims))).isOk();
    }
  }

  @Test
  void serverShouldStayUnreadyWhenTheDiscoveryNamesAnotherIssuer() {
    try (RunningServer server = start(rules -> discovered(keys.address() + "/"))) {
      assertThat(ready(server)).isEqualTo(503);
    }
  }

  private static TokenRules discovered(String issuer) {
    return TestIssuer.rules(new KeyLocation(issuer, null, null));
  }
}
