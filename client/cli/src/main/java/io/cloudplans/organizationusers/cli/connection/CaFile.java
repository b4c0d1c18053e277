package io.cloudplans.organizationusers.cli.connection;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Creates HTTP clients that trust the certificates of a PEM file instead of the JDK's. */
public final class CaFile {
  /** More than any collection of certificates; a file such as a device may have no end. */
  private static final int MAX_BYTES = 16 << 20;

  private CaFile() {}

  /**
   * Creates an HTTP client; throws {@link IllegalArgumentException} for a file without
   * certificates.
   */
  public static HttpClient client(Path file) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(10))
        .sslContext(read(file))
        .build();
  }

  private static SSLContext read(Path file) {
    try {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      for (Certificate certificate : certificates(file)) {
        trusted.setCertificateEntry("ca-" + trusted.size(), certificate);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, trust.getTrustManagers(), null);
      return tls;
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("--ca-file: no such file", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("--ca-file: cannot be read", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no TLS", e);
    }
  }

  private static Collection<? extends Certificate> certificates(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(in.readNBytes(MAX_BYTES)));
      if (!certificates.isEmpty()) {
        return certificates;
      }
    } catch (CertificateException e) {
      throw new IllegalArgumentException("--ca-file: must contain PEM certificates", e);
    }
    throw new IllegalArgumentException("--ca-file: must contain PEM certificates");
  }
}
