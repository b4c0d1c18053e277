package io.cloudplans.organizationusers.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import io.cloudplans.organizationusers.server.token.TokenRules;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An issuer that makes any token, good or bad, at a time that stands still. */
final class TestIssuer {
  static final String ISSUER = "https://issuer.example";
  static final String AUDIENCE = "api";
  static final long NOW = 1_767_323_045;
  static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);

  private static final ObjectMapper JSON = new ObjectMapper();

  final OctetKeyPair ed;
  final ECKey ec;

  /** Bound to RS256. */
  final RSAKey rs;

  /** Bound to PS256. */
  final RSAKey ps;

  /** Bound to no algorithm. */
  final RSAKey unbound;

  TestIssuer() {
    try {
      ed = new OctetKeyPairGenerator(Curve.Ed25519).keyID("ed").generate();
      ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
      rs = new RSAKeyGenerator(2048).keyID("rs").algorithm(JWSAlgorithm.RS256).generate();
      ps = new RSAKeyGenerator(2048).keyID("ps").algorithm(JWSAlgorithm.PS256).generate();
      unbound = new RSAKeyGenerator(2048).keyID("unbound").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public keys as a JWK set. */
  String jwks() {
    return new JWKSet(List.of(ed, ec, rs, ps, unbound)).toString(true);
  }

  TokenRules rules(String jwks) {
    return TokenRules.standard(ISSUER, AUDIENCE, jwks);
  }

  /** The claims of a good token; to be changed. */
  static Map<String, Object> claims() {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", ISSUER);
    claims.put("aud", AUDIENCE);
    claims.put("iat", NOW);
    claims.put("exp", NOW + 1800);
    claims.put("email", "owner@example.com");
    return claims;
  }

  /** A good header for a key and an algorithm. */
  static String header(String algorithm, String keyId) {
    return "{\"alg\":\"%s\",\"kid\":\"%s\",\"typ\":\"at+jwt\"}".formatted(algorithm, keyId);
  }

  /** A token with a good signature of the Ed25519 key. */
  String token(Map<String, Object> claims) {
    return token(header("EdDSA", "ed"), json(claims), ed, JWSAlgorithm.EdDSA);
  }

  /** A token of these texts, signed by a key, whatever the header says. */
  static String token(String header, String claims, JWK key, JWSAlgorithm algorithm) {
    try {
      JWSSigner signer =
          key instanceof OctetKeyPair octets
              ? new Ed25519Signer(octets)
              : key instanceof ECKey curve
                  ? new ECDSASigner(curve)
                  : new RSASSASigner(key.toRSAKey());
      return token(header, claims, signer, algorithm);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static String token(String header, String claims, JWSSigner signer, JWSAlgorithm algorithm)
      throws JOSEException {
    String input = Base64URL.encode(header) + "." + Base64URL.encode(claims);
    return input + "." + signer.sign(new JWSHeader(algorithm), input.getBytes(UTF_8));
  }

  static String json(Map<String, Object> claims) {
    try {
      return JSON.writeValueAsString(claims);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
