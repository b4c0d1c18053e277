package io.cloudplans.organizationusers.cli.token;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks and reads tokens without asking the issuer. */
public final class Token {
  /** RFC 6750, section 2.1. */
  private static final Pattern BEARER = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  private Token() {}

  /** Returns the token; throws {@link NoTokenException} if the text is not a token. */
  public static String checked(String text, String source) {
    String token = text.strip();
    if (!BEARER.matcher(token).matches()) {
      throw new NoTokenException("token rejected: " + source + " contains no bearer token");
    }
    return token;
  }

  /**
   * Returns the caller's address for warnings, without verifying the token; null if the token is
   * not a JWT with this claim.
   */
  public static @Nullable String email(String token) {
    String[] parts = token.split("\\.", -1);
    try {
      byte[] claims = Base64.getUrlDecoder().decode(parts.length == 3 ? parts[1] : "");
      return new ObjectMapper().readTree(claims).path("email").textValue();
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }
}
