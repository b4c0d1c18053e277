package io.cloudplans.organizationusers.client.fake;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The tokens that are good, and whom each stands for. */
final class Tokens {
  private final Map<String, Caller> callers = new ConcurrentHashMap<>();
  private final Predicate<String> emailAddress;

  Tokens(Predicate<String> emailAddress) {
    this.emailAddress = emailAddress;
  }

  /** Who shows a token, in lower case, and whether the login had a second factor. */
  record Caller(String email, boolean secondFactor) {}

  /** A new token in the form of a JWT, which the contract asks for before anything looks closer. */
  String issue(String email, boolean secondFactor) {
    if (!emailAddress.test(email)) {
      throw new IllegalArgumentException("no e-mail address");
    }
    String token = "fake." + UUID.randomUUID() + ".token";
    callers.put(token, new Caller(Wire.email(email), secondFactor));
    return token;
  }

  Optional<Caller> caller(String token) {
    return Optional.ofNullable(callers.get(token));
  }

  void expire(String token) {
    if (callers.remove(token) == null) {
      throw new IllegalArgumentException("no token that was good");
    }
  }
}
