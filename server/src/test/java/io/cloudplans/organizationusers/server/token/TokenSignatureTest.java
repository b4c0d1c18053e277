package io.cloudplans.organizationusers.server.token;

import static com.nimbusds.jose.JWSAlgorithm.ES256;
import static com.nimbusds.jose.JWSAlgorithm.EdDSA;
import static com.nimbusds.jose.JWSAlgorithm.HS256;
import static com.nimbusds.jose.JWSAlgorithm.PS256;
import static com.nimbusds.jose.JWSAlgorithm.RS256;
import static com.nimbusds.jose.JWSAlgorithm.RS512;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestIssuer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Algorithms, keys and headers of tokens. */
class TokenSignatureTest {
  private static final String INVALID = "Bearer error=\"invalid_token\"";
  private static final String CLAIMS = TestIssuer.json(TestIssuer.claims());
  private static final TestIssuer ISSUER = new TestIssuer();
  private static final TestIssuer STRANGER = new TestIssuer();

  @RegisterExtension static final RunningServer server = new RunningServer().withIssuer(ISSUER);

  static Stream<Arguments> good() {
    return Stream.of(
        Arguments.of("ed", EdDSA, ISSUER.ed),
        Arguments.of("ec", ES256, ISSUER.ec),
        Arguments.of("rs", RS256, ISSUER.rs),
        Arguments.of("ps", PS256, ISSUER.ps),
        Arguments.of("unbound", RS256, ISSUER.unbound));
  }

  @ParameterizedTest
  @MethodSource("good")
  void listUsersShouldSucceedWhenAKnownKeySigned(String kid, JWSAlgorithm algorithm, JWK key) {
    String header = TestIssuer.header(algorithm.getName(), kid);
    assertAccepted(TestIssuer.token(header, CLAIMS, key, algorithm));
    String nameless = "{\"alg\":\"" + algorithm + "\"}";
    assertAccepted(TestIssuer.token(nameless, CLAIMS, key, algorithm));
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        Arguments.of("the stranger's Ed25519", "ed", EdDSA, STRANGER.ed),
        Arguments.of("the stranger's P-256", "ec", ES256, STRANGER.ec),
        Arguments.of("the stranger's RSA", "rs", RS256, TestIssuer.rsa("rs", RS256)),
        Arguments.of("unknown kid", "other", EdDSA, ISSUER.ed),
        Arguments.of("unknown kid in another case", "ED", EdDSA, ISSUER.ed),
        Arguments.of("Ed25519 by the name of P-256", "ec", EdDSA, ISSUER.ed),
        Arguments.of("Ed25519 by the name of RSA", "rs", EdDSA, ISSUER.ed),
        Arguments.of("P-256 by the name of Ed25519", "ed", ES256, ISSUER.ec),
        Arguments.of("P-256 by the name of RSA", "rs", ES256, ISSUER.ec),
        Arguments.of("RSA by the name of Ed25519", "ed", RS256, ISSUER.rs),
        Arguments.of("RSA by the name of P-256", "ec", PS256, ISSUER.ps),
        Arguments.of("PS256 by a key for RS256", "rs", PS256, ISSUER.rs),
        Arguments.of("RS256 by a key for PS256", "ps", RS256, ISSUER.ps),
        Arguments.of("PS256 by a key for nothing", "unbound", PS256, ISSUER.unbound),
        Arguments.of("RS512 by a key for RS256", "rs", RS512, ISSUER.rs),
        Arguments.of("RS512 by a key for nothing", "unbound", RS512, ISSUER.unbound));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  void listUsersShouldBeRejectedWhenTheKeyDoesNotMatch(
      String name, String kid, JWSAlgorithm algorithm, JWK key) {
    String header = TestIssuer.header(algorithm.getName(), kid);
    assertRejected(TestIssuer.token(header, CLAIMS, key, algorithm));
    String nameless = "{\"alg\":\"" + algorithm + "\"}";
    if (!name.contains("name of") && !name.startsWith("unknown kid")) {
      assertRejected(TestIssuer.token(nameless, CLAIMS, key, algorithm));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "NONE", ""})
  void listUsersShouldBeRejectedWhenTheTokenIsUnsigned(String algorithm) {
    String input =
        Base64URL.encode("{\"alg\":\"" + algorithm + "\"}") + "." + Base64URL.encode(CLAIMS);
    assertRejected(input + ".");
    assertRejected(input);
    String good = TestIssuer.token(TestIssuer.header("EdDSA", "ed"), CLAIMS, ISSUER.ed, EdDSA);
    assertRejected(input + good.substring(good.lastIndexOf('.')));
  }

  @Test
  void listUsersShouldBeRejectedWhenAPublicKeyIsUsedAsASecret() throws JOSEException {
    byte[][] secrets = {
      ISSUER.ed.getDecodedX(),
      ISSUER.rs.toPublicKey().getEncoded(),
      ISSUER.rs.getModulus().decode(),
      ISSUER.rs.toPublicJWK().toJSONString().getBytes(UTF_8)
    };
    for (byte[] secret : secrets) {
      for (String kid : new String[] {"ed", "rs", "unbound"}) {
        String header = TestIssuer.header("HS256", kid);
        assertRejected(TestIssuer.token(header, CLAIMS, new MACSigner(secret), HS256));
      }
    }
  }

  @Test
  void listUsersShouldBeRejectedWhenTheTokenIsTamperedWith() {
    String[] parts = ISSUER.token(TestIssuer.claims()).split("\\.", -1);
    String other = String.valueOf(Base64URL.encode(CLAIMS.replace("owner", "admin")));
    String nothing = String.valueOf(Base64URL.encode(new byte[64]));
    assertRejected(parts[0] + "." + other + "." + parts[2]);
    assertRejected(parts[0] + "." + parts[1] + "." + nothing);
    assertRejected(parts[0] + "." + parts[1] + ".");
    assertRejected(parts[0] + "." + parts[1]);
    assertRejected(String.join(".", parts) + ".");
    assertRejected(String.join(".", parts) + ".x.y");
    assertRejected("x");
    assertRejected("...");
    String curve = String.valueOf(Base64URL.encode(TestIssuer.header("ES256", "ec")));
    assertRejected(curve + "." + parts[1] + "." + nothing);
    assertAccepted(String.join(".", parts));
    char last = parts[2].charAt(parts[2].length() - 1);
    String sameBytes = parts[2].substring(0, parts[2].length() - 1) + (char) (last + 1);
    assertRejected(parts[0] + "." + parts[1] + "." + sameBytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"typ\":\"id+jwt\"",
        "\"typ\":\"dpop+jwt\"",
        "\"typ\":7",
        "\"typ\":null",
        "\"crit\":null",
        "\"crit\":[\"x\"],\"x\":1",
        "\"crit\":[\"exp\"],\"exp\":1",
        "\"crit\":\"x\"",
        "\"crit\":[]",
        "\"alg\":\"EdDSA\"",
        "\"al\\u0067\":\"EdDSA\"",
        "\"kid\":\"ed\",\"kid\":\"ed\"",
        "\"kid\":7",
        "\"zip\":\"DEF\",\"enc\":\"A128GCM\",\"crit\":[\"zip\"]"
      })
  void listUsersShouldBeRejectedWhenTheHeaderIsInvalid(String more) {
    String header = "{\"alg\":\"EdDSA\"," + more + "}";
    assertRejected(TestIssuer.token(header, CLAIMS, ISSUER.ed, EdDSA));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"typ\":\"at+jwt\"",
        "\"typ\":\"AT+JWT\"",
        "\"typ\":\"JWT\"",
        "\"typ\":\"jwt\"",
        "\"x\":1",
        "\"cty\":\"JWT\""
      })
  void listUsersShouldSucceedWhenTheHeaderIsValid(String more) {
    String header = "{\"alg\":\"EdDSA\"," + more + "}";
    assertAccepted(TestIssuer.token(header, CLAIMS, ISSUER.ed, EdDSA));
  }

  @Test
  void listUsersShouldSucceedWhenTheTypeIsTheFormatThatTheContractNames() {
    String format =
        Contract.builtIn()
            .document()
            .at("/components/securitySchemes/bearer/bearerFormat")
            .textValue();
    String header = "{\"alg\":\"EdDSA\",\"typ\":\"" + format + "\"}";
    assertAccepted(TestIssuer.token(header, CLAIMS, ISSUER.ed, EdDSA));
  }

  @Test
  void listUsersShouldBeRejectedWhenTheTokenContainsItsOwnKey() {
    String key = STRANGER.ed.toPublicJWK().toJSONString();
    String header = "{\"alg\":\"EdDSA\",\"jwk\":" + key + "}";
    assertRejected(TestIssuer.token(header, CLAIMS, STRANGER.ed, EdDSA));
    String url = "{\"alg\":\"EdDSA\",\"kid\":\"ed\",\"jku\":\"http://127.0.0.1:1/\"}";
    assertRejected(TestIssuer.token(url, CLAIMS, STRANGER.ed, EdDSA));
  }

  @Test
  void listUsersShouldBeRejectedWhenTheAlgorithmOrTypeIsNotConfigured() {
    try (RunningServer narrow =
        new RunningServer()
            .withIssuer(ISSUER)
            .withTokens(
                rules ->
                    new TokenRules(
                        rules.keys(),
                        rules.audience(),
                        Set.of("ES256"),
                        rules.clockSkew(),
                        rules.emailClaim(),
                        Set.of("at+jwt"),
                        rules.acrValues()))
            .start()) {
      String header = TestIssuer.header("ES256", "ec");
      String good = TestIssuer.token(header, CLAIMS, ISSUER.ec, ES256);
      assertThat(narrow.send(narrow.requestWith(good, LIST))).isOk();
      String[] bad = {
        ISSUER.token(TestIssuer.claims()),
        TestIssuer.token(header.replace("at+jwt", "JWT"), CLAIMS, ISSUER.ec, ES256)
      };
      for (String token : bad) {
        assertThat(narrow.send(narrow.requestWith(token, LIST))).isProblem("invalid-token");
      }
    }
  }

  private static void assertAccepted(String token) {
    assertThat(list(token)).isOk();
    assertThat(list(token)).as("cached").isOk();
  }

  /** Checks the token also after an earlier rejection. */
  private static void assertRejected(String token) {
    for (int i = 0; i < 2; i++) {
      assertThat(list(token)).isProblem("invalid-token").hasHeader("WWW-Authenticate", INVALID);
    }
  }

  private static TestResponse list(String token) {
    return server.send(server.requestWith(token, LIST));
  }
}
