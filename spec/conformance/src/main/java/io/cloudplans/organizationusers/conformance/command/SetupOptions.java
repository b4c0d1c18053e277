package io.cloudplans.organizationusers.conformance.command;

import io.cloudplans.organizationusers.conformance.config.Configuration;
import io.cloudplans.organizationusers.conformance.setup.Profile;
import io.cloudplans.organizationusers.conformance.setup.Setup;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the configuration is, and what stands in place of its members. */
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
      description = "The server's address, in place of base-url in the configuration.")
  private @Nullable String baseUrl;

  @Option(
      names = "--ca-file",
      paramLabel = "FILE",
      description = "PEM certificates to trust, in place of ca-file in the configuration.")
  private @Nullable Path caFile;

  @Option(
      names = "--yes",
      description = "Write to a server that does not listen on this machine's loopback interface.")
  private boolean yes;

  Setup read(Profile profile) {
    return Configuration.read(config, baseUrl, caFile, profile);
  }

  boolean yes() {
    return yes;
  }
}
