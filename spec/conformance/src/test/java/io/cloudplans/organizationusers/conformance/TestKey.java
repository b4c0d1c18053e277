package io.cloudplans.organizationusers.conformance;

import io.cloudplans.organizationusers.conformance.setup.KeyMaterial;
import io.cloudplans.organizationusers.conformance.setup.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** An issuer's key pair in a folder: {@code key.jwk} and {@code jwks.json}. */
public record TestKey(Path folder, SigningKey signing) {
  static final String ISSUER = "https://issuer.conformance.example";
  static final String AUDIENCE = "organization-users";

  private static final String JWK =
      "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"one\",\"use\":\"sig\",\"alg\":\"EdDSA\",\"x\":\"%s\"%s}";

  static TestKey in(Path folder) throws IOException {
    KeyPair pair = generated();
    String x = last32(pair.getPublic().getEncoded());
    String d = ",\"d\":\"" + last32(pair.getPrivate().getEncoded()) + "\"";
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("jwks.json"), "{\"keys\":[" + JWK.formatted(x, "") + "]}");
    String jwk = JWK.formatted(x, d);
    Files.writeString(folder.resolve("key.jwk"), jwk);
    KeyMaterial material = KeyMaterial.read(jwk);
    return new TestKey(
        folder,
        new SigningKey(material, material.algorithm(), material.kid(), ISSUER, AUDIENCE, "email"));
  }

  private static KeyPair generated() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  /** Returns the raw key, which is the end of its encoding. */
  private static String last32(byte[] encoded) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
  }
}
