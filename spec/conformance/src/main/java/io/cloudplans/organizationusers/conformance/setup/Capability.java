package io.cloudplans.organizationusers.conformance.setup;

import java.util.Locale;

/** What the contract leaves to a server. */
public enum Capability {
  /** Compresses responses where the caller accepts gzip. */
  GZIP,
  /** Limits how many requests a caller sends. */
  RATE_LIMIT;

  /** Returns the capability's name in a configuration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
