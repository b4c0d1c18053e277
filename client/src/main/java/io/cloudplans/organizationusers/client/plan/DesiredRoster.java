package io.cloudplans.organizationusers.client.plan;

import io.cloudplans.organizationusers.client.internal.rule.RequestRules;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.User;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The users that an organization should have, including the owner. Any other user is removed.
 *
 * @param users the users, by address, with addresses in lower case; unmodifiable
 */
public record DesiredRoster(List<User> users) {
  /**
   * Accepts users in any order, with addresses in any case.
   *
   * @param users the users, at most one of them the owner
   * @throws InvalidUserException if an address is invalid, two addresses differ at most in case, a
   *     role or a state is unknown to this version, or two users are the owner
   */
  public DesiredRoster {
    users = List.copyOf(byEmail(users).values());
  }

  private static Map<String, User> byEmail(List<User> users) {
    Map<String, User> byEmail = new TreeMap<>();
    boolean hasOwner = false;
    for (int i = 0; i < users.size(); i++) {
      User user = users.get(i);
      String email = user.email().toLowerCase(Locale.ROOT);
      require(RequestRules.isEmail(user.email()), i, "email", "must be an e-mail address");
      require(user.role().isKnown(), i, "role", "is unknown to this version");
      require(user.state().isKnown(), i, "state", "must be active or inactive");
      boolean owner = user.role().equals(Role.OWNER);
      require(!owner || !hasOwner, i, "role", "must not be owner twice");
      hasOwner |= owner;
      User other = byEmail.put(email, new User(email, user.role(), user.state()));
      require(other == null, i, "email", "occurs twice");
    }
    return byEmail;
  }

  private static void require(boolean condition, int index, String member, String detail) {
    if (!condition) {
      throw new InvalidUserException(index, member, detail);
    }
  }
}
