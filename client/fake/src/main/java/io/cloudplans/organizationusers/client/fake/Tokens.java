package io.cloudplans.organizationusers.client.fake;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The valid tokens and their callers. */
final class Tokens {
  private final Map<String, Caller> callers = new ConcurrentHashMap<>();
  private final Predicate<String> emailAddress;

  Tokens(Predicate<String> emailAddress) {
    this.emailAddress = emailAddress;
  }

  /** A caller's address in lower case, and whether the login had a second factor. */
  record Caller(String email, boolean secondFactor) {}

  /** Creates a token in the form of a JWT, which the contract requires of every token. */
  String issue(String email, boolean secondFactor) {
    if (!emailAddress.test(email)) {
      throw new IllegalArgumentException("email must be an e-mail address");
    }
    String token = "fake." + UUID.randomUUID() + ".token";
    callers.put(token, new Caller(WireFormat.email(email), secondFactor));
    return token;
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
