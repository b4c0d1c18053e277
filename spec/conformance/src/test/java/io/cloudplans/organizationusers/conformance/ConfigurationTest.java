package io.cloudplans.organizationusers.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudplans.organizationusers.conformance.config.Configuration;
import io.cloudplans.organizationusers.conformance.config.InvalidConfigurationException;
import io.cloudplans.organizationusers.conformance.setup.Caller;
import io.cloudplans.organizationusers.conformance.setup.Capability;
import io.cloudplans.organizationusers.conformance.setup.Organization;
import io.cloudplans.organizationusers.conformance.setup.Profile;
import io.cloudplans.organizationusers.conformance.setup.Setup;
import io.cloudplans.organizationusers.conformance.setup.Slot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configuration file, and the names of invalid members. */
class ConfigurationTest {
  private static final String GOOD =
      """
      base-url: http://127.0.0.1:1/a/
      tokens: {command: [sh, -c, 'printf "%s" "{email} {mfa:yes|no}"']}
      callers: {owner: Boss@Example.org}
      organizations: {existing: {main: "1", second: "2", large: "9007199254740993"}, allow-wipe: ["1"]}
      lacks: [rate-limit]
      deviations: [{cases: "gzip.*", reason: r, until: 2999-12-31}]
      """;

  @TempDir Path folder;

  private Setup read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("kit.yaml"), text);
    return Configuration.read(file, null, null, Profile.QUICK);
  }

  @Test
  void configurationShouldBecomeASetup() throws IOException {
    Setup setup = read(GOOD);

    assertThat(setup.wire().target().baseUrl()).isEqualTo("http://127.0.0.1:1/a");
    assertThat(setup.tokens().token("x@b.example", true)).isEqualTo("x@b.example yes");
    assertThat(setup.email(Caller.OWNER)).isEqualTo("boss@example.org");
    assertThat(setup.existing())
        .containsEntry(Slot.MAIN, new Organization("1", "boss@example.org"))
        .containsEntry(Slot.LARGE, new Organization("9007199254740993", "boss@example.org"));
    assertThat(setup.lacks()).containsExactly(Capability.RATE_LIMIT);
    assertThat(setup.deviations().get(0).cases().matches("gzip.same-content")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "base-url: http://127.0.0.1:1/a/ | base-url: ftp://x | base-url",
        "base-url: http://127.0.0.1:1/a/ | base-url: nothing | base-url",
        "base-url: | base-uri: | base-uri",
        "command: | comand: | tokens.comand",
        "tokens: | wire: | tokens",
        "owner: Boss | boss: Boss | callers",
        "main: \"1\" | main: \"01\" | organizations.existing.main",
        "'main: \"1\", ' | '' | organizations.existing.main",
        "rate-limit | ratelimit | lacks.0",
        "reason: r | why: r | deviations.0",
        "2999-12-31 | 2999-13-31 | deviations.0.until",
        "lacks: [rate-limit] | timeout-seconds: 0 | timeout-seconds"
      })
  void configurationShouldBeRejectedWithTheNameOfTheInvalidMember(
      String old, String wrong, String member) {
    String text = GOOD.replace(old, wrong);
    assertThat(text).isNotEqualTo(GOOD);
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining(member);
  }

  @Test
  void keyShouldBeRejectedWithItsNameWhenItIsInvalid() throws IOException {
    Files.writeString(folder.resolve("key.pem"), "no key");
    String text =
        GOOD.replaceFirst("tokens: .*", "tokens: {key: {file: key.pem, issuer: i, audience: a}}");
    assertThatThrownBy(() -> read(text)).hasMessageContaining("tokens.key.file");
  }
}
