package io.cloudplans.organizationusers.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be told from a token without its issuer. */
final class Token {
  /** RFC 6750, section 2.1. */
  private static final Pattern BEARER = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  private Token() {}

  /** Throws {@link NoTokenException}, which names the source, where the text is no token. */
  static String checked(String text, String source) {
    String token = text.strip();
    if (!BEARER.matcher(token).matches()) {
      throw new NoTokenException(source + " holds no bearer token");
    }
    return token;
  }

  /**
   * The address of the caller, not verified: good enough to warn it of itself. Null where the token
   * is no JWT with this claim.
   */
  static @Nullable String email(String token) {
    String[] parts = token.split("\\.", -1);
    try {
      byte[] claims = Base64.getUrlDecoder().decode(parts.length == 3 ? parts[1] : "");
      return new ObjectMapper().readTree(claims).path("email").textValue();
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }
}
