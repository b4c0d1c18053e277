package io.cloudplans.organizationusers.client;

import io.cloudplans.organizationusers.client.internal.model.OrganizationUser;
import io.cloudplans.organizationusers.client.internal.model.OrganizationUserList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The list, from our request to the transport's and from its model to our roster. */
final class Rosters {
  private Rosters() {}

  static Optional<Roster> fetch(
      Exchange exchange, ListUsers request, @Nullable String ifNoneMatch) {
    return exchange
        .send(
            api ->
                api.listUsersWithHttpInfo(
                    request.orgId(),
                    "users",
                    request.state(),
                    request.role(),
                    request.email(),
                    request.limit(),
                    request.cursor(),
                    ifNoneMatch,
                    null),
            OrganizationUserList::getStatus)
        .map(body -> roster(exchange, body));
  }

  private static Roster roster(Exchange exchange, OrganizationUserList body) {
    return new Roster(
        exchange.required(body.getUsers(), "users").stream()
            .map(user -> user(exchange, exchange.required(user, "users")))
            .toList(),
        mfa(exchange, exchange.required(body.getMfa(), "mfa")),
        exchange.version(),
        exchange.nextCursor());
  }

  private static User user(Exchange exchange, OrganizationUser user) {
    return new User(
        exchange.required(user.getEmail(), "email"),
        exchange.required(user.getRole(), "role"),
        exchange.required(user.getState(), "state"));
  }

  private static MfaRequirements mfa(
      Exchange exchange,
      io.cloudplans.organizationusers.client.internal.model.MfaRequirements mfa) {
    return new MfaRequirements(
        exchange.required(mfa.getView(), "mfa.view"),
        exchange.required(mfa.getCreate(), "mfa.create"),
        exchange.required(mfa.getUpdate(), "mfa.update"),
        exchange.required(mfa.getDelete(), "mfa.delete"),
        exchange.required(mfa.getUsersmgmt(), "mfa.usersmgmt"));
  }
}
