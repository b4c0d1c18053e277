package io.cloudplans.organizationusers.server.command;

import io.cloudplans.organizationusers.server.config.Tls;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The files for TLS, both or none. */
final class TlsOptions {
  @Option(names = "--tls-certificates", description = "PEM file of the certificate chain.")
  private @Nullable Path certificates;

  @Option(names = "--tls-key", description = "PEM file of the private key, in PKCS #8.")
  private @Nullable Path key;

  /** Null to speak plain HTTP. */
  @Nullable Tls tls() {
    if ((certificates == null) != (key == null)) {
      throw new IllegalArgumentException("--tls-certificates, --tls-key: need each other");
    }
    return certificates == null || key == null ? null : new Tls(certificates, key);
  }
}
