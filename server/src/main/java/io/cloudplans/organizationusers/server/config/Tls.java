package io.cloudplans.organizationusers.server.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * A certificate chain and its private key, in PEM files (RFC 7468).
 *
 * @param certificates the server's certificate, followed by its issuers
 * @param key in PKCS #8, not encrypted
 */
public record Tls(Path certificates, Path key) {

  /** Reads the files; throws {@link IllegalArgumentException} with the option's name. */
  public KeyStore keyStore() {
    try {
      Certificate[] chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(certificates)))
              .toArray(new Certificate[0]);
      String pem = Files.readString(key).replaceAll("-----[A-Z ]+-----|\\s", "");
      PrivateKey secret =
          KeyFactory.getInstance(chain[0].getPublicKey().getAlgorithm())
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("server", secret, new char[0], chain);
      return store;
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new IllegalArgumentException(
          "--tls-certificates, --tls-key: cannot be read as PEM that belongs together", e);
    }
  }
}
