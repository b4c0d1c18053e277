package io.cloudplans.organizationusers.client;

import io.cloudplans.organizationusers.client.error.ProblemException;
import io.cloudplans.organizationusers.client.model.AddUser;
import io.cloudplans.organizationusers.client.model.ListUsers;
import io.cloudplans.organizationusers.client.model.RemoveUser;
import io.cloudplans.organizationusers.client.model.Role;

/** A program that makes each kind of call in a separate process. */
final class JacksonConsumer {
  private JacksonConsumer() {}

  public static void main(String[] arguments) {
    try (var client =
        OrganizationUsersClient.builder().baseUrl(arguments[0]).token(() -> "a-token").build()) {
      System.out.print(client.list(ListUsers.of(42)).users().size() + " ");
      try (RosterStream stream = client.stream(ListUsers.of(42))) {
        System.out.print(stream.users().count() + " ");
      }
      System.out.print(client.add(AddUser.of(42, "a@b.example", Role.VIEWER)).version() + " ");
      client.remove(RemoveUser.of(42, "b@b.example"));
    } catch (ProblemException e) {
      System.out.print(e.type());
    }
  }
}
