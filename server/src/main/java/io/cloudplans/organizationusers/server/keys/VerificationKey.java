package io.cloudplans.organizationusers.server.keys;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A public key of the issuer, bound to one algorithm (RFC 8725, section 3.1).
 *
 * @param id the {@code kid}, if the key has one
 */
public record VerificationKey(
    @Nullable String id, String algorithm, JWK jwk, JWSVerifier verifier) {
  private static final int MIN_RSA_BITS = 2048;

  /** The default algorithm of each key type, for keys without {@code alg}. */
  private static final Map<String, String> DEFAULT_ALGORITHMS =
      Map.of("OKP", "EdDSA", "EC", "ES256", "RSA", "RS256");

  private static final Map<String, VerifierFactory> VERIFIERS =
      Map.ofEntries(
          entry("EdDSA", key -> new Ed25519Verifier(key.toOctetKeyPair())),
          entry("ES256", key -> new ECDSAVerifier(key.toECKey())),
          entry("PS256", VerificationKey::rsa),
          entry("RS256", VerificationKey::rsa));

  /** Creates the verifier of a key. */
  private interface VerifierFactory {
    JWSVerifier of(JWK key) throws JOSEException;
  }

  private static JWSVerifier rsa(JWK key) throws JOSEException {
    RSAPublicKey rsa = key.toRSAKey().toRSAPublicKey();
    if (rsa.getModulus().bitLength() < MIN_RSA_BITS) {
      throw new JOSEException("the key is too short (RFC 7518, section 3.3)");
    }
    return new RSASSAVerifier(rsa);
  }

  /** Returns the key; empty if it is unsupported or not for signatures. */
  static Optional<VerificationKey> of(JsonNode member) {
    try {
      JWK key = JWK.parse(member.toString()).toPublicJWK();
      String algorithm =
          key.getAlgorithm() == null
              ? DEFAULT_ALGORITHMS.get(key.getKeyType().getValue())
              : key.getAlgorithm().getName();
      VerifierFactory factory = VERIFIERS.get(algorithm == null ? "" : algorithm);
      return algorithm == null || factory == null || !isForSignatures(key)
          ? Optional.empty()
          : Optional.of(new VerificationKey(key.getKeyID(), algorithm, key, factory.of(key)));
    } catch (ParseException | JOSEException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static boolean isForSignatures(JWK key) {
    return (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
        && (key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY));
  }
}
