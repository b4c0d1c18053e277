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

  /**
   * The {@code for} parameter (RFC 7239, section 4). A quote that a client leaves open must not
   * hide later elements.
   */
  private static final Pattern FORWARDED =
      Pattern.compile("(?i)(?<![\\w-])for=\"?([0-9A-Za-z:._-]*|\\[[0-9A-Fa-f:.]*](?::\\w*)?)");

  private static final Pattern PORT = Pattern.compile("^\\[(.*)](?::.*)?$|^([^:]*):[^:]*$");
  private static final int IPV6_NETWORK_BYTES = 8;

  private final TrustedProxies proxies;

  ClientAddress(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  /** Stores the peer of a request's connection. */
  public static void setPeer(ContainerRequestContext request, InetAddress peer) {
    request.setProperty(PEER, peer);
  }

  /**
   * Returns the client's IPv4 address, or the /64 network of its IPv6 address, which belongs to one
   * client. Reads the headers from right to left while trusted proxies wrote them. A client can
   * send whichever of the two headers its proxy does not write, so both must agree.
   */
  String of(ContainerRequestContext request) {
    InetAddress peer = Objects.requireNonNull((InetAddress) request.getProperty(PEER));
    List<InetAddress> clients = hops(request).map(hops -> client(peer, hops)).distinct().toList();
    byte[] bytes = (clients.size() == 1 ? clients.get(0) : peer).getAddress();
    return Arrays.toString(Arrays.copyOf(bytes, Math.min(bytes.length, IPV6_NETWORK_BYTES)));
  }

  private InetAddress client(InetAddress peer, List<String> hops) {
    InetAddress client = peer;
    for (int i = hops.size() - 1; i >= 0 && proxies.contains(client); i--) {
      Optional<InetAddress> hop = TrustedProxies.literal(hops.get(i));
      if (hop.isEmpty()) {
        break;
      }
      client = hop.get();
    }
    return client;
  }

  /** Returns the hops in each header that is present. */
  private static Stream<List<String>> hops(ContainerRequestContext request) {
    String forwarded = request.getHeaderString("Forwarded");
    String forwardedFor = request.getHeaderString("X-Forwarded-For");
    return Stream.of(
            forwarded == null
                ? Stream.<String>empty()
                : FORWARDED.matcher(forwarded).results().map(match -> match.group(1)),
            forwardedFor == null ? Stream.<String>empty() : Stream.of(forwardedFor.split(",", -1)))
        .map(nodes -> nodes.map(ClientAddress::withoutPort).toList())
        .filter(nodes -> !nodes.isEmpty());
  }

  private static String withoutPort(String node) {
    return PORT.matcher(node.strip()).replaceFirst("$1$2");
  }
}
