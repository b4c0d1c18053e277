package io.cloudplans.organizationusers.server.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;

/**
 * A certificate chain and its private key, in PEM files (RFC 7468).
 *
 * @param certificates the server's certificate, followed by its issuers
 * @param key the private key in PKCS #8, not encrypted
 */
public record Tls(Path certificates, Path key) {
  private static final String ALIAS = "server";
  private static final String CERTIFICATES = "--tls-certificates: ";
  private static final String KEY = "--tls-key: ";
  private static final byte[] PROBE = {1, 2, 3};
  private static final Map<String, String> SIGNATURES =
      Map.of("EC", "SHA256withECDSA", "RSA", "SHA256withRSA");

  /** Reads the files; throws {@link IllegalArgumentException} with the option's name. */
  public KeyStore keyStore() {
    byte[] encoded = pkcs8(text(KEY, key));
    Certificate[] chain = chain(text(CERTIFICATES, certificates));
    PublicKey publicKey = chain[0].getPublicKey();
    try {
      PrivateKey privateKey =
          KeyFactory.getInstance(publicKey.getAlgorithm())
              .generatePrivate(new PKCS8EncodedKeySpec(encoded));
      if (!isPair(privateKey, publicKey)) {
        throw new GeneralSecurityException("the key does not match");
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(ALIAS, privateKey, new char[0], chain);
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          KEY + "does not belong to the first certificate of --tls-certificates", e);
    }
  }

  /**
   * Checks the files as {@link #keyStore} does, and also rejects a certificate that is not valid
   * now.
   */
  public void check() {
    try {
      for (Certificate certificate : keyStore().getCertificateChain(ALIAS)) {
        ((X509Certificate) certificate).checkValidity();
      }
    } catch (CertificateException e) {
      throw new IllegalArgumentException(
          CERTIFICATES + "not valid at this time: " + e.getMessage(), e);
    } catch (KeyStoreException e) {
      throw new IllegalStateException("the key store was loaded", e);
    }
  }

  private static boolean isPair(PrivateKey privateKey, PublicKey publicKey)
      throws GeneralSecurityException {
    String name = SIGNATURES.getOrDefault(publicKey.getAlgorithm(), publicKey.getAlgorithm());
    Signature signer = Signature.getInstance(name);
    signer.initSign(privateKey);
    signer.update(PROBE);
    byte[] signature = signer.sign();
    Signature verifier = Signature.getInstance(name);
    verifier.initVerify(publicKey);
    verifier.update(PROBE);
    return verifier.verify(signature);
  }

  private static String text(String option, Path file) {
    try {
      return new String(SmallFile.read(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new IllegalArgumentException(option + e.getMessage() + ": " + file, e);
    }
  }

  private static byte[] pkcs8(String pem) {
    if (!pem.contains("-----BEGIN PRIVATE KEY-----")) {
      throw new IllegalArgumentException(
          KEY
              + "must be a PEM file with an unencrypted PKCS #8 key (BEGIN PRIVATE KEY);"
              + " 'openssl pkcs8 -topk8 -nocrypt' converts others");
    }
    try {
      return Base64.getMimeDecoder()
          .decode(pem.replaceFirst("(?s).*-----BEGIN PRIVATE KEY-----(.*?)-----END.*", "$1"));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(KEY + "is malformed", e);
    }
  }

  private static Certificate[] chain(String pem) {
    if (!pem.contains("-----BEGIN CERTIFICATE-----")) {
      throw new IllegalArgumentException(
          CERTIFICATES + "must be a PEM file with certificates (BEGIN CERTIFICATE)");
    }
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1)))
          .toArray(new Certificate[0]);
    } catch (CertificateException e) {
      throw new IllegalArgumentException(CERTIFICATES + "is malformed", e);
    }
  }
}
