package io.cloudplans.organizationusers.server.keys;

import io.cloudplans.organizationusers.server.config.SmallFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Reads documents of the issuer over HTTP: at most 1 MiB, within 5 s, without redirects. */
final class IssuerDocument {
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private final HttpClient http;

  /** Creates a reader that trusts the certificates of a PEM file, or the JDK's for null. */
  IssuerDocument(@Nullable Path caFile) {
    HttpClient.Builder builder = HttpClient.newBuilder();
    if (caFile != null) {
      builder.sslContext(trusting(caFile));
    }
    http =
        builder
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(DEADLINE)
            .build();
  }

  private static SSLContext trusting(Path file) {
    byte[] pem = content(file);
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem))) {
        trusted.setCertificateEntry("ca" + trusted.size(), certificate);
      }
      if (trusted.size() == 0) {
        throw new CertificateException("no certificate");
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "--jwks-ca-file: cannot be read, expected PEM certificates", e);
    }
  }

  private static byte[] content(Path file) {
    try {
      return SmallFile.read(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("--jwks-ca-file: " + e.getMessage(), e);
    }
  }

  byte[] get(URI uri) throws KeySetException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(
            HttpRequest.newBuilder(uri).header("Accept", "application/json").build(),
            head -> new LimitedBody());
    try {
      HttpResponse<byte[]> response = exchange.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200) {
        throw new KeySetException("status " + response.statusCode() + ", expected 200");
      }
      return response.body();
    } catch (TimeoutException e) {
      throw new KeySetException("no complete response within " + DEADLINE.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new KeySetException(cause(e), e);
    } finally {
      // Closes the connection if the response is incomplete.
      exchange.cancel(true);
    }
  }

  private static String cause(Throwable fault) {
    return Stream.iterate(fault, Throwable::getCause)
        .takeWhile(part -> part != null)
        .map(IssuerDocument::description)
        .filter(text -> !text.isEmpty())
        .reduce((outer, inner) -> inner)
        .orElse("no HTTP response");
  }

  private static String description(Throwable fault) {
    if (fault instanceof UnresolvedAddressException || fault instanceof UnknownHostException) {
      return "unknown host";
    }
    if (fault instanceof ConnectException) {
      return "connection refused";
    }
    if (fault instanceof SSLException) {
      return "TLS failed, for example because the certificate is not trusted: see --jwks-ca-file";
    }
    return fault instanceof IOException && SmallFile.TOO_LARGE.equals(fault.getMessage())
        ? SmallFile.TOO_LARGE
        : "";
  }
}
