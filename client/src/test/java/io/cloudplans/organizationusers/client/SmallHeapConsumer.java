package io.cloudplans.organizationusers.client;

import io.cloudplans.organizationusers.client.error.OrganizationUsersException;
import io.cloudplans.organizationusers.client.model.ListUsers;
import io.cloudplans.organizationusers.client.model.Roster;
import io.cloudplans.organizationusers.client.model.User;
import java.util.List;

/** A program that lists a roster in a separate process and reads all unknown members. */
final class SmallHeapConsumer {
  private SmallHeapConsumer() {}

  public static void main(String[] arguments) {
    try (var client =
        OrganizationUsersClient.builder()
            .baseUrl(arguments[0])
            .token(() -> "a-token")
            .options(options -> options.withMaxRetries(0))
            .build()) {
      System.out.print(
          arguments[1].equals("stream") ? streamed(client) : listed(client.list(ListUsers.of(42))));
    } catch (OrganizationUsersException e) {
      System.out.print(e.getClass().getSimpleName());
    }
  }

  private static String listed(Roster roster) {
    List<User> users = roster.users();
    int values = users.stream().mapToInt(user -> user.unknownMembers().size()).sum();
    return users.size() + " " + (values + roster.unknownMembers().size());
  }

  private static String streamed(OrganizationUsersClient client) {
    try (RosterStream stream = client.stream(ListUsers.of(42))) {
      return stream.users().mapToInt(user -> user.unknownMembers().size()).sum() + " streamed";
    }
  }
}
