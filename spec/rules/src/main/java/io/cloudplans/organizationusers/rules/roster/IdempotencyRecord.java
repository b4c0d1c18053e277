package io.cloudplans.organizationusers.rules.roster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.rules.value.Sha256;
import java.time.Duration;
import java.util.HexFormat;

/**
 * The record of the first write with an idempotency key, which a retry is compared with.
 *
 * @param requestHash the hash of the change's fingerprint, in hexadecimal
 * @param version the organization's version after the write
 */
public record IdempotencyRecord(String requestHash, long version) {
  /** The time for which the store keeps a record. */
  public static final Duration LIFETIME = Duration.ofHours(24);

  static IdempotencyRecord of(Change change, long version) {
    return new IdempotencyRecord(hash(change), version);
  }

  /**
   * Returns the version for a retry of the same change; throws {@link RejectedException} for
   * another change.
   */
  long versionFor(Change change) {
    if (!requestHash.equals(hash(change))) {
      throw new RejectedException(Rejection.IDEMPOTENCY_KEY_REUSED);
    }
    return version;
  }

  private static String hash(Change change) {
    return HexFormat.of().formatHex(Sha256.of(change.fingerprint().getBytes(UTF_8)));
  }
}
