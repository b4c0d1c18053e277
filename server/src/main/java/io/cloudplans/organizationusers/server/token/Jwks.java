package io.cloudplans.organizationusers.server.token;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Set;

/** The issuer's public keys, from a file or from a URL. */
final class Jwks {
  private static final int TIMEOUT_MILLIS = 2_000;
  private static final int MOST_BYTES = 1 << 20;
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private Jwks() {}

  /** Opens the keys; {@link IllegalArgumentException} names the flag when they cannot be had. */
  static JWKSource<SecurityContext> source(String location) {
    try {
      if (!location.matches("(?i)https?:.*")) {
        return new ImmutableJWKSet<>(JWKSet.load(Path.of(location).toFile()).toPublicJWKSet());
      }
      URI uri = new URI(location);
      if (uri.getHost() == null) {
        throw new IllegalArgumentException("--jwks: must be a URL with a host");
      }
      if (uri.getScheme().equalsIgnoreCase("http") && !LOOPBACK.contains(uri.getHost())) {
        throw new IllegalArgumentException(
            "--jwks: http is only for loopback addresses, use https");
      }
      return JWKSourceBuilder.create(uri.toURL(), new Retriever())
          .retrying(true)
          .outageTolerantForever()
          .build();
    } catch (IOException | ParseException | URISyntaxException | InvalidPathException e) {
      throw new IllegalArgumentException("--jwks: cannot be read as a JWK set", e);
    }
  }

  /** Follows no redirect, which could lead off https or off the loopback address. */
  private static final class Retriever extends DefaultResourceRetriever {
    Retriever() {
      super(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MOST_BYTES);
    }

    @Override
    protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
      HttpURLConnection connection = super.openHTTPConnection(url);
      connection.setInstanceFollowRedirects(false);
      return connection;
    }
  }
}
