package io.cloudplans.organizationusers.rules.roster;

import org.jspecify.annotations.Nullable;

/**
 * The store does not serve the request now. A write that ends so may still have taken effect; the
 * caller learns its outcome by a retry with the same idempotency key.
 */
public final class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
