package io.cloudplans.organizationusers.server.command;

import io.cloudplans.organizationusers.server.config.Limits;
import picocli.CommandLine;

/** Limits for tests, in the terms of the command line. */
public final class TestLimits {
  private TestLimits() {}

  /** Returns the limits that these options set, and the defaults of all others. */
  public static Limits of(String... options) {
    LimitOptions limits = new LimitOptions();
    new CommandLine(limits).setOverwrittenOptionsAllowed(true).parseArgs(options);
    return limits.limits();
  }
}
