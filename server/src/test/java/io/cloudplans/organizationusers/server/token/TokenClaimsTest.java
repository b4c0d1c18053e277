package io.cloudplans.organizationusers.server.token;

import static io.cloudplans.organizationusers.server.fixture.TestIssuer.NOW;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestIssuer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The claims of tokens with valid signatures. */
class TokenClaimsTest {
  private static final String INVALID = "Bearer error=\"invalid_token\"";

  private static final TestIssuer ISSUER = new TestIssuer();

  @RegisterExtension static final RunningServer server = new RunningServer().withIssuer(ISSUER);

  @BeforeAll
  static void createGuardedOrganization() {
    server.registry().create(43, "owner@example.com");
    server.registry().changeMfa(43, none -> new MfaPolicy(Set.of(MfaClass.VIEW)));
  }

  private static Arguments with(Object... changes) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>();
    for (int i = 0; i < changes.length; i += 2) {
      changed.put((String) changes[i], changes[i + 1]);
    }
    return Arguments.of(changed);
  }

  private static Arguments without(String claim) {
    return Arguments.of(Collections.singletonMap(claim, null));
  }

  private static Map<String, Object> claims(Map<String, @Nullable Object> changes) {
    Map<String, Object> claims = TestIssuer.claims();
    changes.forEach(
        (name, value) -> {
          if (value == null) {
            claims.remove(name);
          } else {
            claims.put(name, value);
          }
        });
    return claims;
  }

  static Stream<Arguments> accepted() {
    return Stream.of(
        with(),
        with("exp", NOW + 1),
        with("iat", NOW - 1800, "exp", NOW - 59),
        with("iat", NOW + 59, "exp", NOW + 59 + 1800),
        with("nbf", NOW + 59),
        with("aud", List.of("other", TestIssuer.AUDIENCE)),
        with("email", "OWNER@Example.COM"),
        with("email_verified", true),
        with("role", "viewer", "scope", "none", "sub", "7"));
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void listUsersShouldSucceedWhenTheClaimsAreValid(Map<String, @Nullable Object> changes) {
    String token = ISSUER.token(claims(changes));
    assertThat(list(token)).isOk();
    assertThat(list(token)).as("cached").isOk();
  }

  static Stream<Arguments> rejected() {
    return Stream.of(
        without("iss"),
        without("aud"),
        without("iat"),
        without("exp"),
        without("email"),
        with("iss", "https://issuer.example/"),
        with("iss", List.of(TestIssuer.ISSUER)),
        with("aud", "other"),
        with("aud", "API"),
        with("aud", List.of()),
        with("exp", NOW - 61, "iat", NOW - 1800),
        with("exp", NOW + 1801),
        with("exp", NOW + 31 * 60),
        with("exp", "soon"),
        with("exp", Long.MAX_VALUE),
        with("exp", 1e300),
        with("iat", "now"),
        with("iat", NOW + 61, "exp", NOW + 61 + 60),
        with("iat", Long.MIN_VALUE),
        with("nbf", NOW + 61),
        with("nbf", "now"),
        with("email_verified", false),
        with("email_verified", "false"),
        with("email_verified", "true"),
        with("sub", 7),
        with("amr", "mfa"),
        with("amr", Arrays.asList("pwd", null, "mfa")),
        with("amr", List.of(List.of("mfa"))),
        with("amr", Map.of("mfa", true)),
        with("amr", true),
        with("email_verified", 0),
        with("email", ""),
        with("email", 7),
        with("email", List.of("owner@example.com")),
        with("email", "owner"),
        with("email", " owner@example.com"),
        with("email", "owner@example.com\n"),
        with("email", "\u00f6wner@example.com"),
        with("email", "owner@ex\u00e4mple.com"),
        with("email", "\u212a@example.com"),
        with("email", "a".repeat(255 - 12) + "@example.com"));
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void listUsersShouldBeRejectedWhenAClaimIsInvalid(Map<String, @Nullable Object> changes) {
    assertRejected(ISSUER.token(claims(changes)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"email\":\"owner@example.com\"",
        ",\"em\\u0061il\":\"owner@example.com\"",
        ",\"exp\":1",
        ",\"x\":1,\"x\":1",
        ",\"amr\":null,\"amr\":[\"mfa\"]",
        ",",
        ",\"x\"",
        "}{"
      })
  void listUsersShouldBeRejectedWhenTheClaimsAreNotStrictJson(String more) {
    String json = TestIssuer.json(TestIssuer.claims());
    assertRejected(signed(json.substring(0, json.length() - 1) + more + "}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{}", "\"x\"", "1"})
  void listUsersShouldBeRejectedWhenThereAreNoClaims(String json) {
    assertRejected(signed(json));
  }

  static Stream<Arguments> secondFactors() {
    return Stream.of(
        Arguments.of(List.of("mfa"), true),
        Arguments.of(List.of("pwd", "mfa"), true),
        Arguments.of(List.of("MFA"), false),
        Arguments.of(List.of("pwd", "otp"), false),
        Arguments.of(List.of("mfa "), false));
  }

  @ParameterizedTest
  @MethodSource("secondFactors")
  void listUsersShouldRequireASecondFactorUnlessAmrHasMfa(Object amr, boolean shown) {
    Map<String, Object> claims = claims(Map.of("amr", amr));
    claims.put("acr", "mfa");
    TestResponse response =
        server.send(server.requestWith(ISSUER.token(claims), USERS + "list?org_id=43"));
    if (shown) {
      assertThat(response).isOk();
    } else {
      assertThat(response)
          .isProblem("step-up-required")
          .hasHeader(
              "WWW-Authenticate",
              "Bearer error=\"insufficient_user_authentication\", acr_values=\"mfa\"");
    }
  }

  private static String signed(String claims) {
    return TestIssuer.token(
        TestIssuer.header("EdDSA", "ed"), claims, ISSUER.ed, JWSAlgorithm.EdDSA);
  }

  /** Checks the token also while a valid token is cached, and after an earlier rejection. */
  private static void assertRejected(String token) {
    assertThat(list(ISSUER.token(TestIssuer.claims()))).isOk();
    for (int i = 0; i < 2; i++) {
      assertThat(list(token)).isProblem("invalid-token").hasHeader("WWW-Authenticate", INVALID);
    }
  }

  private static TestResponse list(String token) {
    return server.send(server.requestWith(token, LIST));
  }
}
