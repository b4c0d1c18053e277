package io.cloudplans.organizationusers.cli;

import io.cloudplans.organizationusers.client.fake.FakeOrganizationUsers;
import io.cloudplans.organizationusers.client.fake.ReceivedRequest;
import io.cloudplans.organizationusers.client.model.MfaRequirements;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.State;
import io.cloudplans.organizationusers.client.model.User;
import java.util.List;

/** A fake with organization 42 at version 7, and the command line of the organization's owner. */
final class TestServer implements AutoCloseable {
  static final String OWNER = "owner@example.com";

  /** A roster to apply, as lines of a CSV file without its header. */
  static final String DESIRED =
      """
      admin@example.com,admin,active
      new@example.com,viewer,active
      owner@example.com,owner,active
      viewer@example.com,viewer,active
      """;

  /** The expected plan for the desired roster. */
  static final String PLAN =
      """
      + new@example.com: viewer, active
      ~ viewer@example.com: viewer, inactive -> viewer, active
      - billing@example.com: billing, active
      organization 42 at "42-7": 1 to add, 1 to update, 1 to remove
      """;

  final FakeOrganizationUsers fake =
      FakeOrganizationUsers.start()
          .organization(42, OWNER)
          .user(42, "admin@example.com", Role.ADMIN)
          .user(42, "billing@example.com", Role.BILLING)
          .user(42, new User("viewer@example.com", Role.VIEWER, State.INACTIVE))
          .mfa(42, new MfaRequirements(true, false, false, false, false))
          .mfa(42, new MfaRequirements(true, true, false, false, false))
          .mfa(42, new MfaRequirements(false, false, false, false, false));

  Cli cli() {
    return Cli.at(fake.baseUrl().toString(), fake.token(OWNER));
  }

  /** Returns the roster as lines of a CSV file without its header. */
  String roster() {
    StringBuilder lines = new StringBuilder();
    for (User user : fake.users(42)) {
      lines.append("%s,%s,%s\n".formatted(user.email(), user.role(), user.state()));
    }
    return lines.toString();
  }

  List<String> targets() {
    return fake.requests().stream().map(ReceivedRequest::target).toList();
  }

  @Override
  public void close() {
    fake.close();
  }
}
