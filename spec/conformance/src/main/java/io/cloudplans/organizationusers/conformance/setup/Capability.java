package io.cloudplans.organizationusers.conformance.setup;

import java.util.Locale;

/** A capability that the contract makes optional. */
public enum Capability {
  /** Compression of responses for callers that accept gzip. */
  GZIP,
  /** A limit on the rate of each caller's requests. */
  RATE_LIMIT;

  /** Returns the capability's name in a configuration. */
  public String configName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
