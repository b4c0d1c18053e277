package io.cloudplans.organizationusers.server.filter;

import io.cloudplans.organizationusers.server.config.TrustedProxies;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the address of a request's client, even behind trusted proxies. */
public final class ClientAddress {
  private static final String PEER = ClientAddress.class.getName();

  /** A parameter of {@code Forwarded} (RFC 7239, section 4), reversed. */
  private static final String PARAMETER =
      "(\"(?:[^\"]|\"\\\\)*+\"(?!\\\\)|[^\\s\",;=]++)=([^\\s\",;=]++)";

  private static final Pattern ONE_PARAMETER = Pattern.compile(PARAMETER);
  private static final Pattern ELEMENT =
      Pattern.compile("\\s*+(%1$s(?:\\s*+;\\s*+%1$s)*+)\\s*+(?:,|$)".formatted(PARAMETER));

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
    for (String node : hops) {
      String address = PORT.matcher(node.strip()).replaceFirst("$1$2");
      Optional<InetAddress> hop = TrustedProxies.literal(address);
      if (hop.isEmpty() || !proxies.contains(client)) {
        break;
      }
      client = hop.get();
    }
    return client;
  }

  /** Returns the hops in each header that is present, the last hop first. */
  private static Stream<List<String>> hops(ContainerRequestContext request) {
    return Stream.concat(
        Stream.ofNullable(request.getHeaderString("Forwarded"))
            .map(header -> forwarded(reversed(header))),
        Stream.ofNullable(request.getHeaderString("X-Forwarded-For"))
            .map(ClientAddress::forwardedFor));
  }

  private static List<String> forwardedFor(String header) {
    List<String> hops = Arrays.asList(header.split(",", -1));
    Collections.reverse(hops);
    return hops;
  }

  /**
   * Reads the elements of a reversed {@code Forwarded} up to the first malformed one. Only the
   * elements of proxies are well-formed for sure: a client may leave a quote open.
   */
  private static List<String> forwarded(String header) {
    List<String> hops = new ArrayList<>();
    Matcher element = ELEMENT.matcher(header);
    while (element.lookingAt()) {
      hops.add(node(element.group(1)));
      element.region(element.end(), header.length());
    }
    return hops;
  }

  /** Returns the value of an element's {@code for}; empty unless there is exactly one. */
  private static String node(String element) {
    List<String> nodes =
        ONE_PARAMETER
            .matcher(element)
            .results()
            .filter(parameter -> reversed(parameter.group(2)).equalsIgnoreCase("for"))
            .map(parameter -> reversed(parameter.group(1)).replaceAll("[\"\\\\]", ""))
            .toList();
    return nodes.size() == 1 ? nodes.get(0) : "";
  }

  private static String reversed(String text) {
    return new StringBuilder(text).reverse().toString();
  }
}
