package io.cloudplans.organizationusers.conformance.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The body of a list.
 *
 * @param users in the order of the response
 * @param mfa the organization's MFA policy
 */
public record Roster(List<User> users, Map<String, Boolean> mfa) {
  /** Reads a body leniently: missing members become empty. */
  static Roster of(JsonNode body) {
    List<User> users = new ArrayList<>();
    for (JsonNode user : body.path("users")) {
      users.add(
          new User(
              user.path("email").asText(),
              user.path("role").asText(),
              user.path("state").asText()));
    }
    Map<String, Boolean> mfa = new TreeMap<>();
    body.path("mfa")
        .properties()
        .forEach(flag -> mfa.put(flag.getKey(), flag.getValue().asBoolean()));
    return new Roster(List.copyOf(users), mfa);
  }

  /** Returns the addresses in the order of the response. */
  public List<String> emails() {
    return users.stream().map(User::email).toList();
  }

  /** Returns the user with an address in lower case. */
  public Optional<User> user(String email) {
    return users.stream().filter(user -> user.email().equals(email)).findFirst();
  }
}
