package io.cloudplans.organizationusers.rules.roster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.rules.digest.Sha256;
import java.time.Duration;
import java.util.HexFormat;

/**
 * What the first write with an idempotency key ended at.
 *
 * @param requestHash of the change's fingerprint, in hexadecimal
 * @param version the organization's after the write
 */
public record FirstOutcome(String requestHash, long version) {
  /** How long it is kept. */
  public static final Duration LIFETIME = Duration.ofHours(24);

  static FirstOutcome of(Change change, long version) {
    return new FirstOutcome(hash(change), version);
  }

  /** The version for a repeated change; throws {@link RefusedException} where it is another. */
  long versionFor(Change change) {
    if (!requestHash.equals(hash(change))) {
      throw new RefusedException(Refusal.IDEMPOTENCY_KEY_REUSED);
    }
    return version;
  }

  private static String hash(Change change) {
    return HexFormat.of().formatHex(Sha256.of(change.fingerprint().getBytes(UTF_8)));
  }
}
