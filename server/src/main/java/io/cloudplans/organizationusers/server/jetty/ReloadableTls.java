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
 * TLS settings that follow the files of a running server. New connections use renewed files; if the
 * new files are invalid, the previous pair stays in use.
 */
final class ReloadableTls extends SslContextFactory.Server {
  private static final Logger LOG = LoggerFactory.getLogger(ReloadableTls.class);
  private static final String ALIAS = "server";

  private final Tls files;
  private Certificate[] chain;
  private String cause = "";

  ReloadableTls(Tls files) {
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
      Certificate[] current = chain(keys);
      if (!Arrays.equals(current, chain)) {
        reload(factory -> factory.setKeyStore(keys));
        chain = current;
        LOG.atInfo().addKeyValue("expires", expiry().toString()).log("TLS certificate renewed");
      }
      cause = "";
    } catch (Exception e) {
      String message = String.valueOf(e.getMessage());
      if (!message.equals(cause)) {
        LOG.atWarn().addKeyValue("cause", message).log("TLS files not used");
      }
      cause = message;
    }
  }

  /** Returns the expiry time of the server's own certificate. */
  synchronized Instant expiry() {
    return ((X509Certificate) chain[0]).getNotAfter().toInstant();
  }
}
