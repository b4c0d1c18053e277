package io.cloudplans.organizationusers.server.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The location of an issuer's keys.
 *
 * @param issuer the {@code iss} of the tokens
 * @param jwks a file, an https URL, or an http URL of a loopback address; null to ask the issuer
 *     (OpenID Connect Discovery 1.0)
 * @param caFile PEM certificates to trust over https instead of the JDK's; null for the JDK's
 */
public record KeyLocation(String issuer, @Nullable String jwks, @Nullable Path caFile) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final String DISCOVERY = "/.well-known/openid-configuration";
  private static final ObjectMapper JSON = new ObjectMapper();

  public KeyLocation {
    if (jwks == null) {
      discovery(issuer);
    } else if (isUrl(jwks)) {
      url("--jwks", jwks);
    }
  }

  private static URI discovery(String issuer) {
    return url("--issuer", issuer.replaceFirst("/$", "") + DISCOVERY);
  }

  private static boolean isUrl(String jwks) {
    return jwks.matches("(?i)https?:.*");
  }

  /** Opens the keys; throws {@link IllegalArgumentException} with the option's name. */
  public IssuerKeys open() {
    String location = jwks;
    if (location == null) {
      URI discovery = discovery(issuer);
      IssuerDocument documents = new IssuerDocument(caFile);
      return new RemoteKeys(() -> documents.get(discovered(documents.get(discovery))));
    }
    if (isUrl(location)) {
      URI url = url("--jwks", location);
      IssuerDocument documents = new IssuerDocument(caFile);
      return new RemoteKeys(() -> documents.get(url));
    }
    try {
      return new FileKeys(Path.of(location));
    } catch (KeySetException | InvalidPathException e) {
      throw new IllegalArgumentException("--jwks: cannot be read: " + e.getMessage(), e);
    }
  }

  private URI discovered(byte[] document) throws KeySetException {
    try {
      JsonNode configuration = JSON.readTree(document);
      if (!configuration.path("issuer").asText().equals(issuer)) {
        throw new KeySetException("the discovery document names another issuer than --issuer");
      }
      return url("jwks_uri of the discovery document", configuration.path("jwks_uri").asText());
    } catch (IOException e) {
      throw new KeySetException("the discovery document is not JSON", e);
    } catch (IllegalArgumentException e) {
      throw new KeySetException(String.valueOf(e.getMessage()), e);
    }
  }

  private static URI url(String name, String text) {
    try {
      URI url = new URI(text);
      String scheme = String.valueOf(url.getScheme());
      if (url.getHost() == null || !scheme.matches("(?i)https?")) {
        throw new IllegalArgumentException(name + ": must be an https URL with a host");
      }
      if (scheme.equalsIgnoreCase("http") && !LOOPBACK.contains(url.getHost())) {
        throw new IllegalArgumentException(
            name + ": http is accepted for loopback addresses only, use https");
      }
      return url;
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(name + ": must be an https URL with a host", e);
    }
  }
}
