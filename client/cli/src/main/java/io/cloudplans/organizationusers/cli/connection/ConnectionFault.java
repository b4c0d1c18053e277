package io.cloudplans.organizationusers.cli.connection;

import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** The reasons for failed connections, from the most specific exception to the most general. */
public enum ConnectionFault {
  UNRESOLVED(UnresolvedAddressException.class, "unknown host", false),
  UNKNOWN_HOST(UnknownHostException.class, "unknown host", false),
  UNTRUSTED(
      CertPathBuilderException.class,
      "the certificate is not trusted; pass the certificate of its CA with --ca-file",
      true),
  INVALID(CertificateException.class, "the certificate is not valid for this host and time", true),
  HANDSHAKE(SSLHandshakeException.class, "the TLS handshake failed", true),
  NO_TLS(SSLException.class, "the port does not use TLS; is the URL http?", true),
  TIMEOUT(HttpConnectTimeoutException.class, "connection timed out", false),
  NO_ROUTE(NoRouteToHostException.class, "no route to host", false),
  REFUSED(ConnectException.class, "connection refused", false);

  private final Class<? extends Exception> type;
  private final String meaning;
  private final boolean configuration;

  ConnectionFault(Class<? extends Exception> type, String meaning, boolean configuration) {
    this.type = type;
    this.meaning = meaning;
    this.configuration = configuration;
  }

  /** Finds the fault among the causes of an exception. */
  public static Optional<ConnectionFault> of(Throwable thrown) {
    return Arrays.stream(values())
        .filter(
            fault ->
                Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                    .anyMatch(fault.type::isInstance))
        .findFirst();
  }

  /** Returns whether every call with the same options fails in the same way. */
  public boolean isConfiguration() {
    return configuration;
  }

  /** Describes the fault with the host and port of the server, or of the proxy before it. */
  public String message(URI url) {
    int defaultPort = "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    int port = url.getPort() < 0 ? defaultPort : url.getPort();
    String server = url.getHost() + ":" + port;
    return "cannot connect to "
        + (configuration ? server : proxy(url).map("the proxy "::concat).orElse(server))
        + ": "
        + meaning;
  }

  /** Returns the host and port of the proxy that the JDK uses for a URL. */
  private static Optional<String> proxy(URI url) {
    return Optional.ofNullable(ProxySelector.getDefault()).stream()
        .flatMap(selector -> selector.select(url).stream())
        .map(Proxy::address)
        .filter(InetSocketAddress.class::isInstance)
        .map(InetSocketAddress.class::cast)
        .map(address -> address.getHostString() + ":" + address.getPort())
        .findFirst();
  }
}
