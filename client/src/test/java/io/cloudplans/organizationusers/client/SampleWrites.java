package io.cloudplans.organizationusers.client;

import io.cloudplans.organizationusers.client.model.AddUser;
import io.cloudplans.organizationusers.client.model.RemoveUser;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.UpdateUser;

/** Sends sample writes. */
final class SampleWrites {
  private SampleWrites() {}

  /** Calls a write for which the contract declares a problem. */
  static void send(OrganizationUsersClient client, String slug) {
    String path = Reply.CHECK.pathOfWrite(slug);
    switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "add" -> client.add(AddUser.of(42, "a@b.example", Role.VIEWER));
      case "update" -> client.update(UpdateUser.of(42, "a@b.example").withRole(Role.PLANNER));
      case "remove" -> client.remove(RemoveUser.of(42, "a@b.example"));
      default -> throw new AssertionError(path);
    }
  }
}
