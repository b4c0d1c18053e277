package io.cloudplans.organizationusers.server.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cloudplans.organizationusers.jersey.Caller;
import io.cloudplans.organizationusers.rules.value.Sha256;
import io.cloudplans.organizationusers.server.keys.IssuerKeys;
import io.cloudplans.organizationusers.server.keys.KeysUnavailableException;
import io.cloudplans.organizationusers.server.keys.VerificationKey;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Verifies access tokens (RFC 7519) as RFC 8725 requires. Caches verified tokens by the digest of
 * their bytes, and checks their time and key again on each use. Thread-safe.
 */
public final class TokenVerifier implements AutoCloseable {
  private static final int MAX_CACHED = 50_000;

  private final TokenRules rules;
  private final IssuerKeys keys;
  private final CallerClaims claims;
  private final Clock clock;
  private final MeterRegistry registry;
  private final Cache<ByteBuffer, VerifiedToken> verified;

  /**
   * Creates a verifier, which reads the issuer's keys.
   *
   * @param emailAddress returns whether a text is an e-mail address by the contract
   */
  public TokenVerifier(
      TokenRules rules, Predicate<String> emailAddress, Clock clock, MeterRegistry registry) {
    this.rules = rules;
    this.clock = clock;
    this.registry = registry;
    claims = new CallerClaims(rules, emailAddress);
    verified =
        CaffeineCacheMetrics.monitor(
            registry,
            Caffeine.newBuilder()
                .maximumSize(MAX_CACHED)
                .expireAfterWrite(TokenRules.LIFETIME)
                .recordStats()
                .build(),
            "tokens");
    keys = rules.keys().open();
    keys.reads().measure(registry);
    Gauge.builder("jwks.keys", keys, all -> all.current().size())
        .description("Usable keys of the issuer")
        .register(registry);
  }

  /**
   * Returns the caller of a token.
   *
   * @throws InvalidTokenException if the token is rejected
   * @throws KeysUnavailableException if the issuer's keys cannot be read
   */
  public Caller verify(String token) throws InvalidTokenException, KeysUnavailableException {
    return verify(token, () -> {});
  }

  /**
   * Returns the caller of a token.
   *
   * @param admission called before verifying a token that is not cached; its exceptions are thrown
   * @throws InvalidTokenException if the token is rejected
   * @throws KeysUnavailableException if the issuer's keys cannot be read
   */
  public Caller verify(String token, Runnable admission)
      throws InvalidTokenException, KeysUnavailableException {
    ByteBuffer digest = ByteBuffer.wrap(Sha256.of(token.getBytes(US_ASCII)));
    VerifiedToken verifiedToken = verified.getIfPresent(digest);
    try {
      if (verifiedToken == null || !keys.current().contains(verifiedToken.key())) {
        admission.run();
        CompactToken parsed = CompactToken.parse(token);
        verifiedToken = claims.read(parsed.claims(), keyOf(parsed));
        verifiedToken.checkTime(clock.instant(), rules.clockSkew());
        verified.put(digest, verifiedToken);
      } else {
        verifiedToken.checkTime(clock.instant(), rules.clockSkew());
      }
      return verifiedToken.caller();
    } catch (InvalidTokenException e) {
      verified.invalidate(digest);
      countRejection(e.reason());
      throw e;
    }
  }

  /** Counts a request that is rejected because of its credentials. */
  public void countRejection(TokenRejection reason) {
    Counter.builder("tokens.rejected")
        .description("Requests rejected because of their credentials")
        .tag("reason", reason.code())
        .register(registry)
        .increment();
  }

  private VerificationKey keyOf(CompactToken token)
      throws InvalidTokenException, KeysUnavailableException {
    if (!isAccepted(token.type())) {
      throw new InvalidTokenException(TokenRejection.TYPE);
    }
    if (!rules.algorithms().contains(token.algorithm())) {
      throw new InvalidTokenException(TokenRejection.ALGORITHM);
    }
    List<VerificationKey> named = keys.named(token.keyId());
    if (named.isEmpty()) {
      throw new InvalidTokenException(TokenRejection.UNKNOWN_KEY);
    }
    Optional<VerificationKey> signer = signer(token, named);
    if (signer.isEmpty() && token.keyId() == null) {
      signer = signer(token, keys.newest());
    }
    return signer.orElseThrow(() -> new InvalidTokenException(TokenRejection.SIGNATURE));
  }

  private static Optional<VerificationKey> signer(
      CompactToken token, List<VerificationKey> candidates) {
    return candidates.stream()
        .filter(key -> key.algorithm().equals(token.algorithm()))
        .filter(key -> token.isSignedBy(key.verifier()))
        .findFirst();
  }

  private boolean isAccepted(@Nullable String type) {
    return type == null || rules.types().stream().anyMatch(type::equalsIgnoreCase);
  }

  /** Returns whether the issuer's keys have been read. */
  public boolean isReady() {
    return !keys.current().isEmpty();
  }

  /** Returns the number of the issuer's usable keys. */
  public int keys() {
    return keys.current().size();
  }

  /** Reads the file with the keys again if it has changed. */
  public void reloadIfChanged() {
    keys.reloadIfChanged();
  }

  /** Reads the keys again. */
  public void refresh() {
    keys.refresh();
  }

  @Override
  public void close() {
    keys.close();
  }
}
