package io.cloudplans.organizationusers.server.config;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The proxies whose {@code Forwarded} and {@code X-Forwarded-For} headers are trusted. */
public record TrustedProxies(List<Network> networks) {
  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  /** A number that every JDK accepts in an address; it would look up others as a host name. */
  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

  /** An IP address, not a host name, so that no DNS lookup happens. */
  private static final Pattern LITERAL =
      Pattern.compile("%1$s(?:\\.%1$s){3}|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*".formatted(OCTET));

  /** A block of addresses with the same first bits (RFC 4632, section 3.1). */
  public record Network(InetAddress address, int bits) {
    static Network of(String text) {
      String[] parts = text.strip().split("/", 2);
      InetAddress address = literal(parts[0]).orElseThrow(() -> invalid(text));
      int max = address.getAddress().length * Byte.SIZE;
      try {
        int bits = parts.length == 1 ? max : Integer.parseInt(parts[1]);
        if (bits < 0 || bits > max) {
          throw invalid(text);
        }
        return new Network(address, bits);
      } catch (NumberFormatException e) {
        throw invalid(text);
      }
    }

    private static IllegalArgumentException invalid(String text) {
      return new IllegalArgumentException(
          "--trusted-proxies: must be addresses or CIDR blocks, such as 10.0.0.0/8, not " + text);
    }

    boolean contains(InetAddress other) {
      int max = address.getAddress().length * Byte.SIZE;
      return other.getAddress().length * Byte.SIZE == max
          && prefix(other, max).equals(prefix(address, max));
    }

    private BigInteger prefix(InetAddress of, int max) {
      return new BigInteger(1, of.getAddress()).shiftRight(max - bits);
    }
  }

  /** Reads a list of CIDR blocks, separated by commas; a blank text means none. */
  public static TrustedProxies of(String list) {
    return list.isBlank()
        ? NONE
        : new TrustedProxies(Stream.of(list.split(",", -1)).map(Network::of).toList());
  }

  /** Parses an IP address in numeric form; returns empty for any other text. */
  public static Optional<InetAddress> literal(String text) {
    try {
      return LITERAL.matcher(text).matches()
          ? Optional.of(InetAddress.getByName(text))
          : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  public boolean contains(InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }
}
