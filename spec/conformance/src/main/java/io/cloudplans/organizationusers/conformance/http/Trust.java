package io.cloudplans.organizationusers.conformance.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** The certificates that the kit trusts. */
public final class Trust {
  /** More than any collection of certificates; a file such as a device may have no end. */
  private static final int MAX_BYTES = 16 << 20;

  private Trust() {}

  /**
   * Returns a factory of sockets that trust the certificates of a PEM file.
   *
   * @param caFile null for the certificates that the JDK trusts
   * @throws IllegalArgumentException if the file has no certificate
   */
  public static SSLSocketFactory sockets(@Nullable Path caFile) {
    try {
      if (caFile == null) {
        return SSLContext.getDefault().getSocketFactory();
      }
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      try (InputStream in = Files.newInputStream(caFile)) {
        for (Certificate certificate :
            CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(in.readNBytes(MAX_BYTES)))) {
          store.setCertificateEntry("ca" + store.size(), certificate);
        }
      }
      if (store.size() == 0) {
        throw new IllegalArgumentException("has no certificate: " + caFile);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException("cannot be read as PEM certificates: " + caFile, e);
    }
  }
}
