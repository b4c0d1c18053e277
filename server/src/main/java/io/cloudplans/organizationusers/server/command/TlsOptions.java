package io.cloudplans.organizationusers.server.command;

import io.cloudplans.organizationusers.server.config.Tls;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of TLS: both files or neither. */
final class TlsOptions {
  @Option(names = "--tls-certificates", description = "PEM file of the certificate chain.")
  private @Nullable Path certificates;

  @Option(
      names = "--tls-key",
      description = "PEM file of the private key in PKCS #8, not encrypted.")
  private @Nullable Path key;

  /** Returns null for plain HTTP. */
  @Nullable Tls tls() {
    if ((certificates == null) != (key == null)) {
      throw new IllegalArgumentException("--tls-certificates, --tls-key: set both or neither");
    }
    return certificates == null || key == null ? null : new Tls(certificates, key);
  }
}
