package io.cloudplans.organizationusers.rules.contract;

import java.util.Comparator;

/**
 * A fault of a request and its location.
 *
 * @param location the parameter's or the header's name, or a JSON Pointer as a URI fragment (RFC
 *     6901, section 6)
 * @param detail the rule that the value breaks, never the value itself
 */
public record Fault(Kind kind, String location, String detail) implements Comparable<Fault> {
  private static final Comparator<Fault> ORDER =
      Comparator.comparing(Fault::kind).thenComparing(Fault::location).thenComparing(Fault::detail);

  /** The kind of location. */
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
