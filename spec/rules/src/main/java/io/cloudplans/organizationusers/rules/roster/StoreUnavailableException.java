package io.cloudplans.organizationusers.rules.roster;

import org.jspecify.annotations.Nullable;

/**
 * Signals that the store cannot serve the request now. A write may still have taken effect; a retry
 * with the same idempotency key returns the version of that write.
 */
public final class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
