package io.cloudplans.organizationusers.server.token;

import static com.nimbusds.jose.JWSAlgorithm.EdDSA;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestIssuer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each registered member of a token with a value of each JSON type. */
class TokenMembersTest {
  private static final Map<String, String> VALUES =
      Map.of(
          "string", "\"x\"",
          "number", "1",
          "true", "true",
          "false", "false",
          "null", "null",
          "object", "{}",
          "strings", "[\"x\"]",
          "numbers", "[1]");

  /** The types of RFC 7515, section 4.1, and of RFC 7797, section 3. */
  private static final Map<String, String> HEADER =
      Map.ofEntries(
          Map.entry("alg", "string"),
          Map.entry("jku", "string"),
          Map.entry("jwk", "object"),
          Map.entry("kid", "string"),
          Map.entry("x5u", "string"),
          Map.entry("x5c", "strings"),
          Map.entry("x5t", "string"),
          Map.entry("x5t#S256", "string"),
          Map.entry("typ", "string"),
          Map.entry("cty", "string"),
          Map.entry("crit", ""),
          Map.entry("b64", "true"));

  /** The types of RFC 7519, section 4.1, and of the claims that the server reads. */
  private static final Map<String, String> CLAIMS =
      Map.ofEntries(
          Map.entry("iss", "string"),
          Map.entry("sub", "string"),
          Map.entry("aud", "string strings"),
          Map.entry("exp", "number"),
          Map.entry("nbf", "number"),
          Map.entry("iat", "number"),
          Map.entry("jti", "string"),
          Map.entry("email", "string"),
          Map.entry("email_verified", "true false"),
          Map.entry("amr", "strings"));

  private static final TestIssuer ISSUER = new TestIssuer();
  private static final String CLAIMS_JSON = TestIssuer.json(TestIssuer.claims());

  @RegisterExtension static final RunningServer server = new RunningServer().withIssuer(ISSUER);

  private static Stream<Arguments> wrong(Map<String, String> members) {
    return members.entrySet().stream()
        .flatMap(
            member ->
                VALUES.entrySet().stream()
                    .filter(value -> !member.getValue().contains(value.getKey()))
                    .map(value -> Arguments.of(member.getKey(), value.getValue())));
  }

  static Stream<Arguments> wrongHeaders() {
    return wrong(HEADER);
  }

  static Stream<Arguments> wrongClaims() {
    return wrong(CLAIMS);
  }

  @ParameterizedTest
  @MethodSource("wrongHeaders")
  void listUsersShouldBeRejectedWhenAHeaderMemberHasAnotherType(String name, String value) {
    assertRejected(signed(with("{\"alg\":\"EdDSA\",\"kid\":\"ed\"}", name, value), CLAIMS_JSON));
  }

  @ParameterizedTest
  @MethodSource("wrongClaims")
  void listUsersShouldBeRejectedWhenAClaimHasAnotherType(String name, String value) {
    assertRejected(signed(TestIssuer.header("EdDSA", "ed"), with(CLAIMS_JSON, name, value)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9223372036854775807",
        "9223372036854776",
        "-9223372036854776",
        "18446744073709551616",
        "18446744073709552000000",
        "9223372036854776.0",
        "1e30",
        "1e308",
        "1e309",
        "-1e309",
        "1e999999999"
      })
  void listUsersShouldBeRejectedWhenADateIsBeyondALongOfMilliseconds(String date) {
    for (String name : new String[] {"exp", "nbf", "iat"}) {
      assertRejected(signed(TestIssuer.header("EdDSA", "ed"), with(CLAIMS_JSON, name, date)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"sub\":\"x\"",
        "\"jti\":\"x\"",
        "\"nbf\":1.5",
        "\"nbf\":1e9",
        "\"nbf\":0",
        "\"amr\":[]",
        "\"email_verified\":true",
        "\"unregistered\":null"
      })
  void listUsersShouldSucceedWhenAClaimHasItsType(String claim) {
    String token =
        signed(
            TestIssuer.header("EdDSA", "ed"), CLAIMS_JSON.replaceFirst("\\{", "{" + claim + ","));

    assertThat(list(token)).isOk();
    assertThat(list(token)).as("cached").isOk();
  }

  /** Replaces a member of an object, or adds it. */
  private static String with(String object, String name, String value) {
    String member = "\"" + name + "\":" + value;
    String replaced = object.replaceFirst("\"" + name + "\":(\"[^\"]*\"|\\d+)", member);
    return replaced.equals(object) ? object.replaceFirst("\\{", "{" + member + ",") : replaced;
  }

  private static String signed(String header, String claims) {
    return TestIssuer.token(header, claims, ISSUER.ed, EdDSA);
  }

  private static void assertRejected(String token) {
    assertThat(list(token)).isProblem("invalid-token");
    assertThat(list(token)).as("again").isProblem("invalid-token");
  }

  private static TestResponse list(String token) {
    return server.send(server.requestWith(token, LIST));
  }
}
