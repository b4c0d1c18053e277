package io.cloudplans.organizationusers.conformance.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs tokens (RFC 7515, RFC 7519) like the server's issuer, and invalid tokens.
 *
 * @param algorithm {@code EdDSA}, {@code ES256}, {@code PS256} or {@code RS256}
 * @param kid the {@code kid} of the header, or null
 */
public record SigningKey(
    KeyMaterial material,
    String algorithm,
    @Nullable String kid,
    String issuer,
    String audience,
    String emailClaim)
    implements TokenSource {
  private static final Duration LIFETIME = Duration.ofMinutes(25);
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  @Override
  public String token(String email, boolean secondFactor) {
    ObjectNode claims = claims(email);
    if (secondFactor) {
      claims.putArray("amr").add("pwd").add("mfa");
    }
    return sign(header().toString(), claims.toString());
  }

  /** Returns the header of a valid token. */
  public ObjectNode header() {
    ObjectNode header = JsonNodeFactory.instance.objectNode();
    header.put("alg", algorithm).put("typ", "at+jwt");
    return kid == null ? header : header.put("kid", kid);
  }

  /** Returns the claims of a valid token of a login without a second factor. */
  public ObjectNode claims(String email) {
    long now = Instant.now().getEpochSecond();
    return JsonNodeFactory.instance
        .objectNode()
        .put("iss", issuer)
        .put("aud", audience)
        .put("iat", now)
        .put("exp", now + LIFETIME.toSeconds())
        .put(emailClaim, email);
  }

  /** Returns a token with any header and claims, always signed with this key. */
  public String sign(String header, String claims) {
    String input = encoded(header) + "." + encoded(claims);
    return input + "." + BASE64.encodeToString(signature(input.getBytes(UTF_8)));
  }

  /** Returns a token that is signed with HMAC and a secret. */
  public static String hmac(String header, String claims, byte[] secret) {
    String input = encoded(header) + "." + encoded(claims);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return input + "." + BASE64.encodeToString(mac.doFinal(input.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /** Returns a part of a token. */
  public static String encoded(String part) {
    return BASE64.encodeToString(part.getBytes(UTF_8));
  }

  private byte[] signature(byte[] input) {
    try {
      Signature signature =
          Signature.getInstance(
              switch (algorithm) {
                case "EdDSA" -> "Ed25519";
                case "ES256" -> "SHA256withECDSAinP1363Format";
                case "PS256" -> "RSASSA-PSS";
                case "RS256" -> "SHA256withRSA";
                default -> throw new IllegalArgumentException("unknown algorithm " + algorithm);
              });
      if (algorithm.equals("PS256")) {
        signature.setParameter(
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
      }
      signature.initSign(material.secret());
      signature.update(input);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the key does not sign with " + algorithm, e);
    }
  }
}
