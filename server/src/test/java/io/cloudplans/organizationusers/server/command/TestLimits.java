package io.cloudplans.organizationusers.server.command;

import io.cloudplans.organizationusers.server.config.Limits;
import picocli.CommandLine;

/** Creates limits for tests from options of the command line. */
public final class TestLimits {
  private TestLimits() {}

  /** Returns the limits with these options, and with the defaults of all others. */
  public static Limits of(String... options) {
    LimitOptions limits = new LimitOptions();
    new CommandLine(limits).setOverwrittenOptionsAllowed(true).parseArgs(options);
    return limits.limits();
  }
}
