package io.cloudplans.organizationusers.conformance.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A private key, and its public key in the forms that a careless server may use as an HMAC secret.
 *
 * @param kid the key's id, if it has one
 * @param publicForms the forms; empty if the public key is unknown
 */
public record KeyMaterial(PrivateKey secret, @Nullable String kid, List<byte[]> publicForms) {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String ED25519_SECRET = "302e020100300506032b657004220420";
  private static final String ED25519_PUBLIC = "302a300506032b6570032100";

  /**
   * Reads a JWK (RFC 7517) of type OKP (Ed25519), EC (P-256) or RSA, or a PEM file in PKCS #8.
   *
   * @throws IllegalArgumentException if the text is not such a key
   */
  public static KeyMaterial read(String text) {
    try {
      return text.stripLeading().startsWith("{") ? jwk(MAPPER.readTree(text)) : pem(text);
    } catch (JsonProcessingException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "is not a private key in JWK format or in PEM format (PKCS #8)", e);
    }
  }

  private static KeyMaterial jwk(JsonNode jwk) throws GeneralSecurityException {
    List<byte[]> publicForms = new ArrayList<>();
    PrivateKey secret =
        switch (jwk.path("kty").asText()) {
          case "OKP" -> {
            publicForms.add(bytes(jwk, "x"));
            publicForms.add(joined(ED25519_PUBLIC, bytes(jwk, "x")));
            yield KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(joined(ED25519_SECRET, bytes(jwk, "d"))));
          }
          case "EC" -> {
            publicForms.add(bytes(jwk, "x"));
            yield KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(number(jwk, "d"), p256()));
          }
          case "RSA" -> rsa(jwk);
          default -> throw new GeneralSecurityException("unknown type of key");
        };
    if (secret instanceof RSAPrivateCrtKey rsa) {
      publicForms.addAll(publicForms(rsa));
    }
    return new KeyMaterial(
        secret, jwk.hasNonNull("kid") ? jwk.get("kid").asText() : null, publicForms);
  }

  private static PrivateKey rsa(JsonNode jwk) throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA")
        .generatePrivate(
            new RSAPrivateCrtKeySpec(
                number(jwk, "n"),
                number(jwk, "e"),
                number(jwk, "d"),
                number(jwk, "p"),
                number(jwk, "q"),
                number(jwk, "dp"),
                number(jwk, "dq"),
                number(jwk, "qi")));
  }

  private static KeyMaterial pem(String text) throws GeneralSecurityException {
    byte[] bytes = Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
    for (String type : List.of("Ed25519", "EC", "RSA")) {
      try {
        PrivateKey secret =
            KeyFactory.getInstance(type).generatePrivate(new PKCS8EncodedKeySpec(bytes));
        return new KeyMaterial(
            secret, null, secret instanceof RSAPrivateCrtKey rsa ? publicForms(rsa) : List.of());
      } catch (GeneralSecurityException e) {
        // Try the next type.
      }
    }
    throw new GeneralSecurityException("unknown type of key");
  }

  private static List<byte[]> publicForms(RSAPrivateCrtKey key) throws GeneralSecurityException {
    byte[] encoded =
        KeyFactory.getInstance("RSA")
            .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()))
            .getEncoded();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, "\n".getBytes(UTF_8)).encodeToString(encoded)
            + "\n-----END PUBLIC KEY-----\n";
    return List.of(encoded, pem.getBytes(UTF_8), key.getModulus().toByteArray());
  }

  private static ECParameterSpec p256() throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec("secp256r1"));
    return parameters.getParameterSpec(ECParameterSpec.class);
  }

  private static byte[] joined(String prefix, byte[] bytes) {
    return HexFormat.of().parseHex(prefix + HexFormat.of().formatHex(bytes));
  }

  private static BigInteger number(JsonNode jwk, String member) throws GeneralSecurityException {
    return new BigInteger(1, bytes(jwk, member));
  }

  private static byte[] bytes(JsonNode jwk, String member) throws GeneralSecurityException {
    try {
      return Base64.getUrlDecoder().decode(jwk.path(member).asText());
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("the member " + member + " is not base64url", e);
    }
  }

  /** Returns the default algorithm of the key's type. */
  public String algorithm() {
    return switch (secret.getAlgorithm()) {
      case "EC" -> "ES256";
      case "RSA" -> "RS256";
      default -> "EdDSA";
    };
  }
}
