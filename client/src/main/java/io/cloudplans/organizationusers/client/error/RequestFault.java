package io.cloudplans.organizationusers.client.error;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A fault of a request. Exactly one of {@code pointer}, {@code parameter} and {@code header} is the
 * location of the fault.
 *
 * @param pointer a location in the body as a JSON Pointer in a URI fragment (RFC 6901, section 6),
 *     as in {@code #/role}, or null
 * @param parameter a query parameter, or null
 * @param header a request header, or null
 * @param detail a human-readable description of the valid values; empty if the server sends none
 */
public record RequestFault(
    @Nullable String pointer, @Nullable String parameter, @Nullable String header, String detail)
    implements Serializable {

  /**
   * Returns the fault in one line, as {@code location: detail}.
   *
   * @return the line
   */
  @Override
  public String toString() {
    String location = pointer != null ? pointer : parameter != null ? parameter : header;
    return location == null ? detail : location + ": " + detail;
  }
}
