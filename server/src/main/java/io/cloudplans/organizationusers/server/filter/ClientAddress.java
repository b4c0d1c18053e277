package io.cloudplans.organizationusers.server.filter;

import io.cloudplans.organizationusers.server.config.TrustedProxies;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the address of a request's client, even behind trusted proxies. */
public final class ClientAddress {
  private static final String PEER = ClientAddress.class.getName();

  /** The {@code for} of RFC 7239, section 4. A client's unclosed quote hides no later element. */
  private static final Pattern FORWARDED =
      Pattern.compile("(?i)(?<![\\w-])for=\"?([0-9A-Za-z:._-]*|\\[[0-9A-Fa-f:.]*](?::\\w*)?)");

  private static final Pattern PORT = Pattern.compile("^\\[(.*)](?::.*)?$|^([^:]*):[^:]*$");
  private static final int IPV6_NETWORK_BYTES = 8;

  private final TrustedProxies proxies;

  ClientAddress(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  /** Stores the peer of a request's connection. */
  public static void note(ContainerRequestContext request, InetAddress peer) {
    request.setProperty(PEER, peer);
  }

  /**
   * Returns the client's IPv4 address, or the /64 network of its IPv6 address, which belongs to one
   * client. Reads the headers from right to left while trusted proxies wrote them.
   */
  String of(ContainerRequestContext request) {
    InetAddress client = Objects.requireNonNull((InetAddress) request.getProperty(PEER));
    List<String> hops = proxies.contains(client) ? hops(request) : List.of();
    for (int i = hops.size() - 1; i >= 0 && proxies.contains(client); i--) {
      Optional<InetAddress> hop = TrustedProxies.literal(hops.get(i));
      if (hop.isEmpty()) {
        break;
      }
      client = hop.get();
    }
    byte[] bytes = client.getAddress();
    return bytes.length > IPV6_NETWORK_BYTES
        ? Arrays.toString(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES))
        : client.getHostAddress();
  }

  private static List<String> hops(ContainerRequestContext request) {
    String forwarded = request.getHeaderString("Forwarded");
    String others = request.getHeaderString("X-Forwarded-For");
    Stream<String> nodes =
        forwarded != null
            ? FORWARDED.matcher(forwarded).results().map(match -> match.group(1))
            : Stream.of((others == null ? "" : others).split(",", -1));
    return nodes.map(node -> PORT.matcher(node.strip()).replaceFirst("$1$2")).toList();
  }
}
