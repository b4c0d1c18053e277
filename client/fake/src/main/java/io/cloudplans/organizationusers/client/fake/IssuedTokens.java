package io.cloudplans.organizationusers.client.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The tokens that the fake has issued and still accepts, with their callers. */
final class IssuedTokens {
  private final Map<String, Caller> callers = new ConcurrentHashMap<>();
  private final Predicate<String> emailAddress;

  IssuedTokens(Predicate<String> emailAddress) {
    this.emailAddress = emailAddress;
  }

  /** A caller's address in lower case, and whether the login had a second factor. */
  record Caller(String email, boolean secondFactor) {}

  /** Creates a JWT with the claim {@code email} and a placeholder signature. */
  String issue(String email, boolean secondFactor) {
    if (!emailAddress.test(email)) {
      throw new IllegalArgumentException("email must be an e-mail address");
    }
    String claims = "{\"email\":\"%s\",\"jti\":\"%s\"}".formatted(email, UUID.randomUUID());
    String token = "e30." + base64(claims) + ".fake";
    callers.put(token, new Caller(WireFormat.email(email), secondFactor));
    return token;
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  Optional<Caller> caller(String token) {
    return Optional.ofNullable(callers.get(token));
  }

  void expire(String token) {
    if (callers.remove(token) == null) {
      throw new IllegalArgumentException("the token is not valid");
    }
  }
}
