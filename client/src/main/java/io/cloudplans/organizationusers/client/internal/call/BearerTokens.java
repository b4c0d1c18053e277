package io.cloudplans.organizationusers.client.internal.call;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks tokens before they are sent, because the JDK quotes a header that it rejects. */
final class BearerTokens {
  /** RFC 6750, section 2.1. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  /** The last valid token, which most calls send again. */
  private volatile @Nullable String valid;

  /** Returns the token, or throws if it is not a bearer token. */
  String require(@Nullable String token) {
    if (token == null || (!token.equals(valid) && !TOKEN.matcher(token).matches())) {
      throw new IllegalStateException(
          "the token source returned no bearer token (RFC 6750, section 2.1)");
    }
    valid = token;
    return token;
  }
}
