package io.cloudplans.organizationusers.rules.contract;

import java.util.Comparator;

/**
 * What is wrong with a request, and where.
 *
 * @param place the parameter's or the header's name, or a JSON Pointer as a URI fragment (RFC 6901,
 *     section 6)
 * @param detail what the place must hold; never a value that was sent
 */
public record Fault(Kind kind, String place, String detail) implements Comparable<Fault> {
  private static final Comparator<Fault> ORDER =
      Comparator.comparing(Fault::kind).thenComparing(Fault::place).thenComparing(Fault::detail);

  /** What kind of place it is. */
  public enum Kind {
    HEADER,
    PARAMETER,
    POINTER
  }

  @Override
  public int compareTo(Fault other) {
    return ORDER.compare(this, other);
  }
}
