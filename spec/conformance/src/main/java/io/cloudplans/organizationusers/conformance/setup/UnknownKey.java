package io.cloudplans.organizationusers.conformance.setup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A key of the issuer's type that the server does not know; its tokens carry the public key in
 * their header.
 */
public final class UnknownKey {
  private final KeyPair pair;
  private final SigningKey signing;

  /** Generates a key of the same algorithm. */
  public UnknownKey(SigningKey like) {
    pair = generated(like.algorithm());
    signing =
        new SigningKey(
            new KeyMaterial(pair.getPrivate(), null, List.of()),
            like.algorithm(),
            like.kid(),
            like.issuer(),
            like.audience(),
            like.emailClaim());
  }

  private static KeyPair generated(String algorithm) {
    try {
      return KeyPairGenerator.getInstance(
              switch (algorithm) {
                case "EdDSA" -> "Ed25519";
                case "ES256" -> "EC";
                default -> "RSA";
              })
          .generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has these algorithms", e);
    }
  }

  /** Returns a token with claims and, in its header, the public key. */
  public String sign(String claims) {
    ObjectNode header = signing.header();
    ObjectNode jwk = header.putObject("jwk");
    byte[] encoded = pair.getPublic().getEncoded();
    if (pair.getPublic() instanceof RSAPublicKey rsa) {
      jwk.put("kty", "RSA")
          .put("n", text(rsa.getModulus()))
          .put("e", text(rsa.getPublicExponent()));
    } else if (signing.algorithm().equals("EdDSA")) {
      jwk.put("kty", "OKP").put("crv", "Ed25519").put("x", end(encoded, 32, 0));
    } else {
      jwk.put("kty", "EC").put("crv", "P-256");
      jwk.put("x", end(encoded, 64, 32)).put("y", end(encoded, 32, 0));
    }
    return signing.sign(header.toString(), claims);
  }

  private static String text(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return text(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }

  /** Returns a part of the encoding, which ends with the raw key. */
  private static String end(byte[] encoded, int from, int to) {
    return text(Arrays.copyOfRange(encoded, encoded.length - from, encoded.length - to));
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
