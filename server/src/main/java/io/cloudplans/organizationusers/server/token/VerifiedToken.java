package io.cloudplans.organizationusers.server.token;

import io.cloudplans.organizationusers.jersey.Caller;
import io.cloudplans.organizationusers.server.keys.VerificationKey;
import java.time.Duration;
import java.time.Instant;

/**
 * A token with a valid signature and valid claims; its time is checked separately.
 *
 * @param key the key that verified the signature
 * @param validFrom the later of {@code iat} and {@code nbf}
 * @param validUntil the time of {@code exp}
 */
record VerifiedToken(Caller caller, VerificationKey key, Instant validFrom, Instant validUntil) {
  void checkTime(Instant now, Duration clockSkew) throws InvalidTokenException {
    if (validFrom.isAfter(now.plus(clockSkew))) {
      throw new InvalidTokenException(TokenRejection.NOT_YET_VALID);
    }
    if (!validUntil.isAfter(now.minus(clockSkew))) {
      throw new InvalidTokenException(TokenRejection.EXPIRED);
    }
  }
}
