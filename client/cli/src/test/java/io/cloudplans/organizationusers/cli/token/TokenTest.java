package io.cloudplans.organizationusers.cli.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {
  @Test
  void tokenCommandShouldRunAgainAfterAMinuteAndWhenTheTokenIsRejected(@TempDir Path folder) {
    AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
    String count = "echo x >> '%s/runs'; echo token-$(wc -l < '%<s/runs'); echo more";
    ShellTokenSource command = new ShellTokenSource(count.formatted(folder), now::get);

    assertThat(command.token()).isEqualTo("token-1");
    now.addAndGet(ShellTokenSource.LIFETIME.toNanos() - 1);
    assertThat(command.token()).isEqualTo("token-1");
    now.addAndGet(1);
    assertThat(command.token()).isEqualTo("token-2");
    assertThat(command.tokenInsteadOf("token-1")).isEqualTo("token-2");
    assertThat(command.tokenInsteadOf("token-2")).isEqualTo("token-3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"echo secret; exit 3", "true", "echo two words", "no-such-program 2>&-"})
  void tokenCommandShouldNotQuoteTheOutputWhenItIsNotAToken(String command) {
    assertThatExceptionOfType(NoTokenException.class)
        .isThrownBy(() -> new ShellTokenSource(command, () -> 0).token())
        .withMessageContaining("the token command ")
        .withMessageNotContainingAny("secret", "words");
  }

  @Test
  void emailShouldBeTheClaimWhenTheTokenIsAJwt() {
    assertThat(Token.email(jwt("{\"email\":\"me@b.example\"}"))).isEqualTo("me@b.example");
  }

  @Test
  void emailShouldBeUnknownWhenTheTokenHasNoEmailClaim() {
    assertThat(Token.email("opaque")).isNull();
    assertThat(Token.email("a.%.b")).isNull();
    assertThat(Token.email(jwt("{\"email\":42}"))).isNull();
    assertThat(Token.email(jwt("no JSON"))).isNull();
    assertThat(Token.email(jwt(""))).isNull();
  }

  private static String jwt(String claims) {
    return "e30."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8))
        + ".c2ln";
  }
}
