package io.cloudplans.organizationusers.server.token;

import io.cloudplans.organizationusers.rules.value.UntrustedText;
import org.jspecify.annotations.Nullable;

/** Signals that a token is rejected. */
public final class InvalidTokenException extends Exception {
  private static final long serialVersionUID = 1L;

  private static final int MAX_PRINTED = 200;

  private final TokenRejection reason;
  private final @Nullable String received;

  InvalidTokenException(TokenRejection reason) {
    this(reason, null);
  }

  /**
   * Creates a rejection.
   *
   * @param received the value that a trusted issuer sent instead of the configured one; null if it
   *     is unknown or must not be logged
   */
  InvalidTokenException(TokenRejection reason, @Nullable String received) {
    super(reason.code(), null, false, false);
    this.reason = reason;
    this.received = received == null ? null : printable(received);
  }

  private static String printable(String received) {
    String text = UntrustedText.printable(received);
    return text.substring(0, Math.min(text.length(), MAX_PRINTED));
  }

  public TokenRejection reason() {
    return reason;
  }

  /**
   * Returns the issuer or audience of a token with a valid signature, printable and at most 200
   * characters long; null for any other reason.
   */
  public @Nullable String received() {
    return received;
  }
}
