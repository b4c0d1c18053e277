package io.cloudplans.organizationusers.server.command;

import io.cloudplans.organizationusers.server.log.LogFormat;
import org.slf4j.event.Level;
import picocli.CommandLine.Option;

/** The options of the log, which goes to standard error. */
final class LogOptions {
  @Option(
      names = "--log-format",
      defaultValue = "json",
      description = "Log format: json, one flat object per line, or text.")
  private LogFormat format;

  @Option(
      names = "--log-level",
      defaultValue = "info",
      description = "Minimum log level: error, warn, info, debug or trace.")
  private Level level;

  void apply() {
    format.apply(level.toString());
  }
}
