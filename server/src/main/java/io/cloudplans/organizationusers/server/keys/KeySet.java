package io.cloudplans.organizationusers.server.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The usable keys of a JWK set (RFC 7517), each with one verifier for all tokens. */
public final class KeySet {
  /** The empty set, in use until the first set is read. */
  static final KeySet NONE = new KeySet(null, List.of());

  /** Bounds the verifications of a token without a {@code kid}. */
  private static final int MAX_KEYS = 100;

  private static final Logger LOG = LoggerFactory.getLogger(KeySet.class);
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final @Nullable String text;
  private final List<VerificationKey> keys;
  private final Set<VerificationKey> identities =
      Collections.newSetFromMap(new IdentityHashMap<>());

  private KeySet(@Nullable String text, List<VerificationKey> keys) {
    this.text = text;
    this.keys = List.copyOf(keys);
    identities.addAll(keys);
  }

  /**
   * Returns the set in these bytes, or this set if nothing changed. Unchanged keys keep their
   * verifiers. Unsupported keys are ignored (RFC 7517, section 5).
   */
  KeySet replacedBy(byte[] bytes) throws KeySetException {
    String received = new String(bytes, StandardCharsets.UTF_8);
    if (received.equals(text)) {
      return this;
    }
    JsonNode members = members(received);
    if (members.size() > MAX_KEYS) {
      throw new KeySetException("more than " + MAX_KEYS + " keys");
    }
    List<VerificationKey> usable =
        StreamSupport.stream(members.spliterator(), false)
            .map(VerificationKey::of)
            .flatMap(Optional::stream)
            .map(this::reused)
            .toList();
    if (usable.isEmpty()) {
      throw new KeySetException("the JWK set has no key for an accepted algorithm");
    }
    if (usable.size() < members.size()) {
      LOG.warn(
          "{} of {} keys of the JWK set ignored", members.size() - usable.size(), members.size());
    }
    return new KeySet(received, usable);
  }

  private static JsonNode members(String text) throws KeySetException {
    if (text.isBlank()) {
      throw new KeySetException("empty, expected a JWK set (RFC 7517)");
    }
    if (text.contains("-----BEGIN ")) {
      throw new KeySetException("PEM, expected a JWK set (RFC 7517)");
    }
    try {
      JsonNode members = JSON.readTree(text).path("keys");
      if (members.isArray()) {
        return members;
      }
    } catch (JsonProcessingException e) {
      throw new KeySetException("not JSON, expected a JWK set (RFC 7517)");
    }
    throw new KeySetException("JSON without an array \"keys\", expected a JWK set (RFC 7517)");
  }

  private VerificationKey reused(VerificationKey key) {
    return keys.stream().filter(old -> old.jwk().equals(key.jwk())).findFirst().orElse(key);
  }

  /** Returns whether the key is still in the set. */
  public boolean contains(VerificationKey key) {
    return identities.contains(key);
  }

  /** Returns the keys with this {@code kid}, or all keys for a token without a {@code kid}. */
  public List<VerificationKey> named(@Nullable String id) {
    return id == null ? keys : keys.stream().filter(key -> id.equals(key.id())).toList();
  }

  public boolean isEmpty() {
    return keys.isEmpty();
  }

  public int size() {
    return keys.size();
  }
}
