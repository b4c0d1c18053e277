package io.cloudplans.organizationusers.conformance.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.cloudplans.organizationusers.conformance.contract.Operation;
import io.cloudplans.organizationusers.conformance.contract.StrictJson;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.http.Response;
import io.cloudplans.organizationusers.conformance.setup.Caller;
import io.cloudplans.organizationusers.conformance.setup.Organization;
import io.cloudplans.organizationusers.conformance.setup.Slot;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Restores the organizations' rosters after each case. Checks nothing, so that a fault of the
 * server shows in the case about that fault.
 */
public final class Rosters {
  private static final int OK = 200;

  private final RunContext context;
  private volatile int crowd;

  Rosters(RunContext context) {
    this.context = context;
  }

  /** Returns the users that an organization has when a case begins. */
  Map<String, User> base(Organization organization) {
    Map<String, User> users = new TreeMap<>();
    if (is(Slot.FOREIGN, organization)) {
      return users;
    }
    put(users, Caller.ADMIN, "admin", "active");
    if (is(Slot.SECOND, organization)) {
      IntStream.range(0, crowd)
          .mapToObj(Rosters::crowdUser)
          .forEach(user -> users.put(user.email(), user));
      return users;
    }
    put(users, Caller.BILLING, "billing", "active");
    put(users, Caller.PLANNER, "planner", "active");
    put(users, Caller.VIEWER, "viewer", "active");
    put(users, Caller.INACTIVE, "admin", "inactive");
    return users;
  }

  /** Returns a user of the crowd, whose addresses contain separators with different byte values. */
  private static User crowdUser(int number) {
    String[] separators = {"-", "_", ".", "+", "", "!", "~", "="};
    List<String> roles = List.of("viewer", "planner", "billing", "admin");
    return new User(
        String.format(
            Locale.ROOT,
            "c%s%05d%s",
            separators[number % separators.length],
            number,
            Caller.DOMAIN),
        roles.get(number % roles.size()),
        number % 3 == 0 ? "inactive" : "active");
  }

  private boolean is(Slot slot, Organization organization) {
    return organization.equals(context.organizations().get(slot));
  }

  private void put(Map<String, User> users, Caller caller, String role, String state) {
    String email = context.setup.email(caller);
    users.put(email, new User(email, role, state));
  }

  /** Adds the profile's number of users to the second organization, as part of its base. */
  void addCrowd() {
    if (crowd == 0) {
      crowd = context.setup.profile().users();
      restore(context.organization(Slot.SECOND));
    }
  }

  /** Restores an organization's roster to its base. */
  public void restore(Organization organization) {
    Map<String, User> expected = base(organization);
    for (User user : users(organization)) {
      User expectedUser = expected.remove(user.email());
      if (expectedUser == null && !user.email().equals(organization.owner())) {
        remove(organization, user);
      } else if (expectedUser != null && !expectedUser.equals(user)) {
        write(organization, "updateUser", body(organization, expectedUser));
      }
    }
    expected.values().parallelStream()
        .forEach(user -> write(organization, "addUser", body(organization, user)));
  }

  /** Removes every user except the owner. */
  public void clear(Organization organization) {
    users(organization).parallelStream()
        .filter(user -> !user.email().equals(organization.owner()))
        .forEach(user -> remove(organization, user));
  }

  private void remove(Organization organization, User user) {
    write(
        organization,
        "removeUser",
        Json.object("org_id", organization.id(), "user_id", user.email()));
  }

  private static String body(Organization organization, User user) {
    return Json.object(
        "org_id",
        organization.id(),
        "user_id",
        user.email(),
        "role",
        user.role(),
        "state",
        user.state());
  }

  /** Returns the users on a roster. */
  public List<User> users(Organization organization) {
    return Roster.of(list(organization)).users();
  }

  /** Returns the body of a list, or a missing node. */
  JsonNode list(Organization organization) {
    Operation list = context.contract.operation("listUsers");
    Response response =
        context.sender.send(
            authorized(organization, list.method(), list.path() + "?org_id=" + organization.id()));
    if (response.status() != OK) {
      return MissingNode.getInstance();
    }
    try {
      return StrictJson.read(response.content(context.setup.wire().limits()));
    } catch (IllegalArgumentException e) {
      return MissingNode.getInstance();
    }
  }

  private void write(Organization organization, String operation, String body) {
    Operation write = context.contract.operation(operation);
    context.mainVersion.set(0);
    context.sender.send(
        authorized(organization, write.method(), write.path())
            .with("Content-Type", "application/json")
            .body(body.getBytes(UTF_8)));
  }

  private Request authorized(Organization organization, String method, String target) {
    return Request.of(method, target)
        .with("Authorization", "Bearer " + context.tokens.token(organization.owner(), true));
  }
}
