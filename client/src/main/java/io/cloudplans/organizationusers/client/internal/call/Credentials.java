package io.cloudplans.organizationusers.client.internal.call;

import io.cloudplans.organizationusers.client.error.InvalidTokenException;
import io.cloudplans.organizationusers.client.error.OrganizationUsersException;
import io.cloudplans.organizationusers.client.error.StepUpRequiredException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one call. Replaces an invalid token once, and a token without a second factor once.
 */
final class Credentials {
  private final Connection connection;
  private @Nullable String replacement;
  private String lastToken = "";
  private boolean replaced;
  private boolean steppedUp;

  Credentials(Connection connection) {
    this.connection = connection;
  }

  /** Returns the value of {@code Authorization}. */
  String next() {
    lastToken = replacement == null ? checked(connection.tokens().token()) : replacement;
    return "Bearer " + lastToken;
  }

  /** Replaces the token after a failure; returns false if there is no other token to try. */
  boolean tryReplace(OrganizationUsersException failure) {
    if (failure instanceof InvalidTokenException && !replaced) {
      replaced = true;
      replacement = checked(connection.tokens().tokenInsteadOf(lastToken));
      return !replacement.equals(lastToken);
    }
    if (failure instanceof StepUpRequiredException challenge && !steppedUp) {
      steppedUp = true;
      Optional<String> stronger = connection.stepUp().stepUp(challenge);
      replacement = stronger.map(this::checked).orElse(null);
      return stronger.isPresent();
    }
    return false;
  }

  private String checked(@Nullable String token) {
    return connection.bearerTokens().require(token);
  }
}
