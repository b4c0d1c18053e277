package io.cloudplans.organizationusers.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cloudplans.organizationusers.client.config.TokenSource;
import io.cloudplans.organizationusers.client.error.CallerInactiveException;
import io.cloudplans.organizationusers.client.error.InvalidTokenException;
import io.cloudplans.organizationusers.client.error.StepUpRequiredException;
import io.cloudplans.organizationusers.client.model.RemoveUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
  private static final RemoveUser REMOVE = RemoveUser.of(42, "a@b.example");

  /** Returns the first token until it is rejected, then the second. */
  private static final class Renewing implements TokenSource {
    private final List<String> rejected = new ArrayList<>();

    @Override
    public String token() {
      return "first";
    }

    @Override
    public String tokenInsteadOf(String token) {
      rejected.add(token);
      return "second";
    }
  }

  private final Renewing tokens = new Renewing();
  @RegisterExtension final ScriptedServer server = new ScriptedServer();

  private @Nullable String authorization() throws InterruptedException {
    return server.received().headers().get("authorization");
  }

  @Test
  void callShouldBeRetriedOnceWhenItsTokenIsInvalid() throws Exception {
    server.rejects("invalid-token", "WWW-Authenticate: Bearer error=\"invalid_token\"");
    server.acknowledges();
    server.builder().token(tokens).build().remove(REMOVE);
    assertThat(authorization()).isEqualTo("Bearer first");
    assertThat(authorization()).isEqualTo("Bearer second");
    assertThat(tokens.rejected).containsExactly("first");
  }

  @Test
  void callShouldThrowWhenTheReplacedTokenIsInvalidToo() {
    server.rejects("invalid-token", "WWW-Authenticate: Bearer error=\"invalid_token\"");
    server.rejects("invalid-token", "WWW-Authenticate: Bearer error=\"invalid_token\"");
    var client = server.builder().token(tokens).options(o -> o.withMaxRetries(3)).build();
    assertThat(catchThrowable(() -> client.remove(REMOVE)))
        .isInstanceOf(InvalidTokenException.class);
    assertThat(server.receivedCount()).isEqualTo(2);
  }

  @Test
  void callShouldThrowWhenThereIsNoOtherToken() {
    server.rejects("invalid-token", "WWW-Authenticate: Bearer error=\"invalid_token\"");
    assertThat(catchThrowable(() -> server.builder().build().remove(REMOVE)))
        .isInstanceOf(InvalidTokenException.class);
    assertThat(server.receivedCount()).isEqualTo(1);
  }

  @Test
  void callShouldNotRenewTheTokenWhenTheCallerIsInactiveOrLacksASecondFactor() {
    server.rejects("caller-inactive");
    server.rejects(
        "step-up-required", "WWW-Authenticate: Bearer error=\"insufficient_user_authentication\"");
    OrganizationUsersClient client = server.builder().token(tokens).build();
    assertThat(catchThrowable(() -> client.remove(REMOVE)))
        .isInstanceOf(CallerInactiveException.class);
    assertThat(catchThrowable(() -> client.remove(REMOVE)))
        .isInstanceOf(StepUpRequiredException.class);
    assertThat(tokens.rejected).isEmpty();
  }

  @Test
  void callShouldBeRetriedOnceWithTheTokenOfTheStepUp() throws Exception {
    server.rejects(
        "step-up-required",
        "WWW-Authenticate: Bearer error=\"insufficient_user_authentication\", acr_values=\"mfa"
            + " phr\", max_age=300");
    server.acknowledges().acknowledges();
    List<StepUpRequiredException> challenges = new ArrayList<>();
    OrganizationUsersClient client =
        server
            .builder()
            .stepUp(
                challenge -> {
                  challenges.add(challenge);
                  return Optional.of("strong");
                })
            .build();
    client.remove(REMOVE);
    client.remove(REMOVE);
    assertThat(authorization()).isEqualTo("Bearer a-token");
    assertThat(authorization()).isEqualTo("Bearer strong");
    assertThat(authorization()).isEqualTo("Bearer a-token");
    assertThat(challenges).hasSize(1);
    assertThat(challenges.get(0).acrValues()).containsExactly("mfa", "phr");
    assertThat(challenges.get(0).maxAge()).contains(Duration.ofMinutes(5));
  }

  @Test
  void callShouldThrowTheChallengeWhenTheSecondFactorIsInsufficient() {
    server.rejects("step-up-required", "WWW-Authenticate: Bearer acr_values=\"mfa\"");
    server.rejects("step-up-required", "WWW-Authenticate: Bearer acr_values=\"phr\"");
    var client = server.builder().stepUp(challenge -> Optional.of("strong")).build();
    var thrown = catchThrowableOfType(StepUpRequiredException.class, () -> client.remove(REMOVE));
    assertThat(thrown.acrValues()).containsExactly("phr");
    assertThat(server.receivedCount()).isEqualTo(2);
  }

  @Test
  void callShouldRenewAndStepUpWhenTheServerRequiresBoth() throws Exception {
    server.rejects("invalid-token", "WWW-Authenticate: Bearer error=\"invalid_token\"");
    server.rejects("step-up-required", "WWW-Authenticate: Bearer acr_values=\"mfa\"");
    server.acknowledges();
    server
        .builder()
        .token(tokens)
        .stepUp(challenge -> Optional.of("strong"))
        .build()
        .remove(REMOVE);
    assertThat(authorization()).isEqualTo("Bearer first");
    assertThat(authorization()).isEqualTo("Bearer second");
    assertThat(authorization()).isEqualTo("Bearer strong");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Bearer | ''",
        "Bearer acr_values=mfa | mfa",
        "Bearer realm=\"a, b\",ACR_VALUES = \"mfa\" | mfa",
        "Bearer x_acr_values=\"no\" | ''",
        "Bearer acr_values=\"\" | ''",
      })
  void challengeShouldHaveTheClassesOfTheHeader(String challenge, String expected) {
    server.rejects("step-up-required", "WWW-Authenticate: " + challenge);
    var thrown =
        catchThrowableOfType(
            StepUpRequiredException.class, () -> server.builder().build().remove(REMOVE));
    assertThat(String.join(" ", thrown.acrValues())).isEqualTo(expected);
    assertThat(thrown.maxAge()).isEmpty();
  }
}
