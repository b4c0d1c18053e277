package io.cloudplans.organizationusers.conformance.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The address of the server under test.
 *
 * @param prefix the path before the contract's paths, without a trailing slash; often empty
 * @param proxy an HTTP proxy that tunnels every connection, or null
 */
public record Target(boolean tls, String host, int port, String prefix, @Nullable URI proxy) {
  /**
   * Reads a base URL.
   *
   * @throws IllegalArgumentException if the text is not an absolute http or https URL of a server
   */
  public static Target of(String baseUrl, @Nullable String proxy) {
    URI uri = httpUri(baseUrl);
    if (uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException("must have no query, fragment or user");
    }
    boolean tls = "https".equalsIgnoreCase(uri.getScheme());
    int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
    String prefix = uri.getRawPath().replaceFirst("/+$", "");
    return new Target(tls, uri.getHost(), port, prefix, proxy == null ? null : httpUri(proxy));
  }

  private static URI httpUri(String text) {
    URI uri = URI.create(text);
    String scheme = String.valueOf(uri.getScheme());
    if (uri.getHost() == null || !scheme.matches("(?i)https?")) {
      throw new IllegalArgumentException("must be an absolute http or https URL");
    }
    return uri;
  }

  /** Returns the value of the {@code Host} header. */
  public String authority() {
    return port == (tls ? 443 : 80) ? host : host + ":" + port;
  }

  /** Returns the base URL without a trailing slash. */
  public String baseUrl() {
    return (tls ? "https://" : "http://") + authority() + prefix;
  }

  /** Returns the header line with the credentials for the proxy; often empty. */
  String proxyAuthorization() {
    String login = proxy == null ? null : proxy.getUserInfo();
    return login == null
        ? ""
        : "Proxy-Authorization: Basic %s\r\n"
            .formatted(Base64.getEncoder().encodeToString(login.getBytes(UTF_8)));
  }

  /** Returns the host in the form for sockets. */
  String socketHost() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
