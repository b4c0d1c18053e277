package io.cloudplans.organizationusers.server.token;

import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.nimbusds.jose.JWSAlgorithm;
import io.cloudplans.organizationusers.server.fixture.KeyServer;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestIssuer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sources of the issuer's keys, and their failures. */
@Execution(CONCURRENT)
class TokenKeysTest {
  private static final TestIssuer ISSUER = new TestIssuer();
  private static final TestIssuer NEXT = new TestIssuer();

  @AutoClose private final KeyServer keys = new KeyServer(ISSUER.jwks());

  private RunningServer start(String jwks) {
    return new RunningServer().withIssuer(ISSUER).withTokens(rules -> ISSUER.rules(jwks)).start();
  }

  private static TestResponse list(RunningServer server, String token) {
    return server.send(server.requestWith(token, LIST));
  }

  @Test
  void listUsersShouldSucceedWhenTheKeysComeFromALoopbackUrl() {
    try (RunningServer server = start(keys.jwksUrl())) {
      String token = ISSUER.token(TestIssuer.claims());
      assertThat(list(server, token)).isOk();
      assertThat(list(server, token)).isOk();
      assertThat(keys.requests).as("kept").hasValue(1);
    }
  }

  @Test
  void listUsersShouldSucceedWhenTheIssuerHasANewKey() {
    try (RunningServer server = start(keys.jwksUrl())) {
      assertThat(list(server, ISSUER.token(TestIssuer.claims()))).isOk();
      keys.serve(NEXT.jwks().replace("\"ed\"", "\"next\""));
      String token =
          TestIssuer.token(
              TestIssuer.header("EdDSA", "next"),
              TestIssuer.json(TestIssuer.claims()),
              NEXT.ed,
              JWSAlgorithm.EdDSA);
      assertThat(list(server, token)).isOk();
    }
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
  void startShouldFailAndNameTheOptionWhenTheLocationOfTheKeysIsInvalid(String jwks) {
    assertThatThrownBy(() -> start(jwks))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--jwks: ");
  }
}
