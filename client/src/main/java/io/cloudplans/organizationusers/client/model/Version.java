package io.cloudplans.organizationusers.client.model;

import java.util.Objects;

/**
 * An organization's version. It changes with each change of a user or of the MFA policy, and is the
 * same for all filters and pages. It is opaque: pass it back unchanged.
 *
 * @param etag the entity tag (RFC 9110, section 8.8.3) with its quotes, as in {@code "42-7"}
 */
public record Version(String etag) {
  /**
   * Accepts any text except null.
   *
   * @param etag as in the record
   */
  public Version {
    Objects.requireNonNull(etag, "etag");
  }

  /**
   * Returns the entity tag.
   *
   * @return {@link #etag()}
   */
  @Override
  public String toString() {
    return etag;
  }
}
