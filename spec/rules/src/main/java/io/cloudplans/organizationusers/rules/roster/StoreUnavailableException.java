package io.cloudplans.organizationusers.rules.roster;

import org.jspecify.annotations.Nullable;

/**
 * The store cannot answer now. A write that ends so may still have been carried out: its outcome is
 * unknown to the caller until it repeats it with its idempotency key.
 */
public final class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
