package io.cloudplans.organizationusers.server.jetty;

import io.cloudplans.organizationusers.server.config.Tls;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TLS files of a running server. New connections use renewed files; an invalid pair leaves the
 * previous one in use.
 */
final class RenewedTls extends SslContextFactory.Server {
  private static final Logger LOG = LoggerFactory.getLogger(RenewedTls.class);
  private static final String ALIAS = "server";

  private final Tls files;
  private Certificate[] chain;
  private String cause = "";

  RenewedTls(Tls files) {
    this.files = files;
    KeyStore keys = files.keyStore();
    chain = chain(keys);
    setKeyStore(keys);
    setKeyStorePassword("");
  }

  private static Certificate[] chain(KeyStore keys) {
    try {
      return keys.getCertificateChain(ALIAS);
    } catch (KeyStoreException e) {
      throw new IllegalStateException("the key store was loaded", e);
    }
  }

  /** Reads the files, and replaces the pair if the certificates have changed. */
  synchronized void reloadIfChanged() {
    try {
      KeyStore keys = files.keyStore();
      Certificate[] now = chain(keys);
      if (!Arrays.equals(now, chain)) {
        reload(factory -> factory.setKeyStore(keys));
        chain = now;
        LOG.atInfo().addKeyValue("expires", expiry().toString()).log("TLS certificate renewed");
      }
      cause = "";
    } catch (Exception e) {
      String why = String.valueOf(e.getMessage());
      if (!why.equals(cause)) {
        LOG.atWarn().addKeyValue("cause", why).log("TLS files not used");
      }
      cause = why;
    }
  }

  /** Returns the expiry time of the server's own certificate. */
  synchronized Instant expiry() {
    return ((X509Certificate) chain[0]).getNotAfter().toInstant();
  }
}
