package io.cloudplans.organizationusers.conformance.command;

import io.cloudplans.organizationusers.conformance.config.Configuration;
import io.cloudplans.organizationusers.conformance.setup.Profile;
import io.cloudplans.organizationusers.conformance.setup.Setup;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the configuration file, and for values that override its members. */
final class SetupOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "conformance.yaml",
      description = "The configuration. Default: ${DEFAULT-VALUE}")
  private Path config = Path.of("conformance.yaml");

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "The server's URL; overrides base-url in the configuration.")
  private @Nullable String baseUrl;

  @Option(
      names = "--ca-file",
      paramLabel = "FILE",
      description = "PEM certificates to trust; overrides ca-file in the configuration.")
  private @Nullable Path caFile;

  @Option(
      names = "--yes",
      description = "Allow changes on a server that is not on this machine's loopback interface.")
  private boolean yes;

  Setup read(Profile profile) {
    return Configuration.read(config, baseUrl, caFile, profile);
  }

  boolean yes() {
    return yes;
  }
}
