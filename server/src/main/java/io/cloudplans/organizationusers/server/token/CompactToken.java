package io.cloudplans.organizationusers.server.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.util.Base64URL;
import io.cloudplans.organizationusers.rules.contract.StrictJson;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/**
 * A JWS in the compact serialization (RFC 7515, section 3.1), read strictly but not yet verified.
 *
 * @param header the header, whose registered members have the correct types
 * @param claims the claims, a JSON object
 */
record CompactToken(
    JsonNode header, JsonNode claims, JWSHeader jws, String signed, Base64URL signature) {

  static CompactToken parse(String token) throws InvalidTokenException {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      throw new InvalidTokenException(TokenRejection.MALFORMED);
    }
    JsonNode header = object(parts[0]);
    if (!MemberTypes.HEADER.fit(header)) {
      throw new InvalidTokenException(TokenRejection.HEADER);
    }
    try {
      return new CompactToken(
          header,
          object(parts[1]),
          JWSHeader.parse(new Base64URL(parts[0])),
          parts[0] + "." + parts[1],
          canonical(parts[2]));
    } catch (ParseException | IllegalArgumentException e) {
      throw new InvalidTokenException(TokenRejection.ALGORITHM);
    }
  }

  private static JsonNode object(String part) throws InvalidTokenException {
    try {
      JsonNode object = StrictJson.read(canonical(part).decode());
      if (object.isObject()) {
        return object;
      }
    } catch (StrictJson.NotJsonException e) {
      // Rejected below.
    }
    throw new InvalidTokenException(TokenRejection.MALFORMED);
  }

  /** Returns the part; rejects a non-canonical encoding (RFC 4648, section 3.5). */
  private static Base64URL canonical(String part) throws InvalidTokenException {
    Base64URL value = new Base64URL(part);
    if (!Base64URL.encode(value.decode()).equals(value)) {
      throw new InvalidTokenException(TokenRejection.MALFORMED);
    }
    return value;
  }

  String algorithm() {
    return jws.getAlgorithm().getName();
  }

  @Nullable String keyId() {
    return header.path("kid").textValue();
  }

  /** Returns the {@code typ} without {@code application/} (RFC 7515, section 4.1.9). */
  @Nullable String type() {
    String type = header.path("typ").textValue();
    return type == null ? null : type.replaceFirst("(?i)^application/", "");
  }

  boolean isSignedBy(JWSVerifier verifier) {
    try {
      return verifier.verify(jws, signed.getBytes(US_ASCII), signature);
    } catch (JOSEException | RuntimeException e) {
      return false;
    }
  }
}
