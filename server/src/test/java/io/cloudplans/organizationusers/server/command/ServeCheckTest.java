package io.cloudplans.organizationusers.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.cloudplans.organizationusers.server.fixture.KeyServer;
import io.cloudplans.organizationusers.server.fixture.KeyServer.Failure;
import io.cloudplans.organizationusers.server.fixture.TestIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code serve --check}. */
@Execution(CONCURRENT)
class ServeCheckTest {
  private static final TestIssuer ISSUER = new TestIssuer();

  @TempDir Path folder;
  @AutoClose private final KeyServer keys = new KeyServer(ISSUER.jwks());

  @BeforeEach
  void createDatabase() {
    CommandResult.output("migrate", "--db", db());
  }

  private String db() {
    return "sqlite:" + folder.resolve("organizations.db");
  }

  private CommandResult check(String db, String jwks) {
    return CommandResult.of(
        "serve",
        "--check",
        "--port=1",
        "--issuer=i",
        "--audience=a",
        "--db=" + db,
        "--jwks=" + jwks);
  }

  @Test
  void checkShouldSucceedWhenEverythingIsValid() {
    CommandResult result = check(db(), keys.jwksUrl());

    assertThat(result.output())
        .isEqualTo("The configuration, the key set and the database are valid");
    assertThat(result.errors()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "GONE, connection refused",
    "FAILS, 'status 500, expected 200'",
    "REDIRECTS, 'status 302, expected 200'",
    "HUGE, more than 1 MiB",
    "NO_KEYS, the JWK set has no key for an accepted algorithm",
    "DRIPS, no complete response within 5 s"
  })
  void checkShouldNameTheCauseWhenTheKeysCannotBeRead(Failure failure, String cause) {
    keys.failWith(failure);

    CommandResult result = check(db(), keys.jwksUrl());

    assertThat(result.errors().strip()).isEqualTo("--jwks: cannot be read: " + cause);
    assertThat(result.exitCode()).isEqualTo(2);
  }

  @Test
  void checkShouldNeitherCreateNorAcceptAMissingDatabase() throws IOException {
    Path missing = folder.resolve("missing.db");
    Path jwks = Files.writeString(folder.resolve("keys.json"), ISSUER.jwks());

    CommandResult result = check("sqlite:" + missing, jwks.toString());

    assertThat(result.errors().strip())
        .isEqualTo("--db: no such file; 'migrate' and 'org create' create a database");
    assertThat(missing).doesNotExist();
  }
}
