package io.cloudplans.organizationusers.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that the scan of the logs finds secrets and nothing else. */
class LoggedSecretsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "token|rejected eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJ4In0.c2ln",
        "token|\"header\":\"Bearer abcdef\"",
        "token|AUTHORIZATION: bearer abc.def",
        "e-mail address|no user Owner+1@example.com here",
        "e-mail address|user_id=owner%40example.com&limit=1",
        "e-mail address|a\\u0040b.c",
        "e-mail address|Key (org_id, email)=(42, a@xn--bcher-kva.example)",
        "reason|removed: Left the company",
        "reason|body {\"org_id\":\"42\",\"reason\":\"x\"}",
        "reason|\"formattedMessage\":\"body {\\\"reason\\\": \\\"x\\\"}\""
      })
  void scanShouldNameTheKindWhenALineContainsASecret(String kind, String line) {
    assertThat(LoggedSecrets.in(Stream.of("a", line))).containsExactly(kind + ": " + line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"request_id\":\"49926751-d0db-4a4a-9706-34cb935c9bd4\",\"status\":\"200\"}",
        "io.cloudplans.Foo@1a2b and [B@7f31245a",
        "java.base@17.0.1/java.lang.Thread.run",
        "WWW-Authenticate: Bearer",
        "for this reason: none"
      })
  void scanShouldFindNothingWhenALineOnlyResemblesASecret(String line) {
    assertThat(LoggedSecrets.in(Stream.of(line))).isEmpty();
  }
}
