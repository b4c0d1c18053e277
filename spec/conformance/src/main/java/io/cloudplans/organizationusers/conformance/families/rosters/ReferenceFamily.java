package io.cloudplans.organizationusers.conformance.families.rosters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.conformance.cases.Cases;
import io.cloudplans.organizationusers.conformance.cases.Family;
import io.cloudplans.organizationusers.conformance.cases.Need;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.contract.Operation;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.session.CaseFailure;
import io.cloudplans.organizationusers.conformance.session.NextLink;
import io.cloudplans.organizationusers.conformance.session.Reply;
import io.cloudplans.organizationusers.conformance.session.Roster;
import io.cloudplans.organizationusers.conformance.session.Session;
import io.cloudplans.organizationusers.conformance.session.User;
import io.cloudplans.organizationusers.conformance.setup.Caller;
import io.cloudplans.organizationusers.conformance.setup.Organization;
import io.cloudplans.organizationusers.conformance.setup.Slot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Cases about the published reference: its requests, headers and queries, exactly as printed. */
public final class ReferenceFamily implements Family {
  private static final String MEMBERS =
      """
      {
        "org_id": "%s",
        "user_id": "%s",
        "role": "%s",
        "state": "%s"
      }
      """;
  private static final String REASON =
      """
      {
        "org_id": "%s",
        "user_id": "%s",
        "reason": "Left the company"
      }
      """;

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public void define(Cases cases, Contract contract) {
    cases
        .says("A success body has exactly the members shown")
        .add("list", s -> list(s).roster())
        .add("add", s -> addedUser(s, s.newEmail()))
        .add(
            "update",
            s -> {
              String user = s.newUser("viewer");
              post(s, "updateUser", MEMBERS.formatted(s.main().id(), user, "planner", "inactive"));
              s.requireUser(new User(user, "planner", "inactive"));
            })
        .add(
            "remove",
            s -> {
              String user = s.newUser("viewer");
              post(s, "removeUser", REASON.formatted(s.main().id(), user));
              s.requireNoUser(user);
            });
    cases
        .says("A user on an organization's roster")
        .add("list-has-every-user", ReferenceFamily::everyUser)
        .add("list-shows-an-added-user", s -> addedUser(s, s.newEmail()));
    cases.says("The classes of operation for which").add("mfa-none", s -> mfa(s, Slot.MAIN));
    cases.says("Viewing the organization").needs(Need.VIEW).add("mfa-view", s -> mfa(s, Slot.VIEW));
    cases
        .says("Adding, updating and removing users")
        .needs(Need.USERSMGMT)
        .add("mfa-usersmgmt", s -> mfa(s, Slot.USERSMGMT));
    cases
        .says("Creating plans and resources")
        .needs(Need.OTHERS)
        .add("mfa-others", s -> mfa(s, Slot.OTHERS));
    cases
        .says("The user is `inactive` unless")
        .add("add-without-state", ReferenceFamily::addWithoutState);
    cases
        .says("Changes the members that the body names")
        .add(
            "update-role-alone",
            s -> updated(s, "role", "billing", user -> new User(user, "billing", "active")))
        .add(
            "update-state-alone",
            s -> updated(s, "state", "inactive", user -> new User(user, "viewer", "inactive")))
        .add(
            "update-role-of-an-inactive-user",
            s -> {
              String user = s.newEmail();
              s.put(user, "viewer", "inactive");
              s.update(user, "role", "billing").send().done();
              s.requireUser(new User(user, "billing", "inactive"));
            })
        .add(
            "update-state-of-an-admin",
            s -> {
              String user = s.newUser("admin");
              s.update(user, "state", "inactive").send().done();
              s.requireUser(new User(user, "admin", "inactive"));
              s.update(user, "state", "active").send().done();
              s.requireUser(new User(user, "admin", "active"));
            });
    cases
        .says("The reason for the removal")
        .add(
            "remove-without-reason",
            s -> {
              String user = s.newUser("viewer");
              s.remove(user).send().done();
              s.requireNoUser(user);
            });
    cases
        .says("A removed user can be")
        .add(
            "add-again",
            s -> {
              String user = s.newUser("viewer");
              s.remove(user).send().done();
              s.put(user, "planner", "active");
              s.requireUser(new User(user, "planner", "active"));
            });
    cases
        .says("The user is `inactive` unless")
        .add(
            "add-again-without-state",
            s -> {
              String user = s.newUser("admin");
              s.remove(user).send().done();
              s.add(user).send().done();
              s.requireUser(new User(user, "viewer", "inactive"));
            });
    cases
        .says("Changes the members that the body names")
        .add("update-both", ReferenceFamily::updateBoth);
    cases
        .says("The classes of operation for which")
        .needs(Need.CREATION)
        .add("mfa-each-alone", ReferenceFamily::eachFlag);
    for (String role : User.ASSIGNABLE_ROLES) {
      for (String state : List.of("active", "inactive")) {
        cases
            .says("Adds the user to the roster with the given role")
            .add(
                "add-%s-%s".formatted(role, state),
                s -> {
                  String user = s.newEmail();
                  s.put(user, role, state);
                  s.requireUser(new User(user, role, state));
                });
      }
    }
    cases
        .says("The organization, as 1 to 18 decimal digits")
        .needs(Need.LARGE)
        .add("id-beyond-doubles", ReferenceFamily::largeId);
  }

  private static Reply list(Session s) {
    Operation list = s.contract().operation("listUsers");
    return s.send(
        Request.of("GET", list.path() + "?action=users&org_id=" + s.main().id())
            .with("Content-Type", "application/json")
            .with("Authorization", "Bearer " + s.token(Caller.OWNER, false)));
  }

  private static void post(Session s, String operationId, String body) {
    Operation operation = s.contract().operation(operationId);
    s.send(
            Request.of("POST", operation.path() + "?action=" + operation.action())
                .with("Content-Type", "application/json")
                .with("Authorization", "Bearer " + s.token(Caller.OWNER, false))
                .body(body.getBytes(UTF_8)))
        .done();
  }

  private static void addedUser(Session s, String user) {
    post(s, "addUser", MEMBERS.formatted(s.main().id(), user, "viewer", "active"));
    s.requireUser(new User(user, "viewer", "active"));
  }

  private static void addWithoutState(Session s) {
    for (String role : List.of("viewer", "planner", "billing", "admin")) {
      String user = s.newEmail();
      s.call("addUser").members("user_id", user, "role", role).send().done();
      s.requireUser(new User(user, role, "inactive"));
    }
  }

  private interface Expected {
    User of(String email);
  }

  private static void updated(Session s, String member, String value, Expected expected) {
    String user = s.newUser("viewer");
    s.update(user, member, value).send().done();
    s.requireUser(expected.of(user));
  }

  private static void updateBoth(Session s) {
    String user = s.newUser("viewer");
    for (String next :
        List.of(
            "admin inactive",
            "billing active",
            "planner inactive",
            "viewer active",
            "billing inactive",
            "admin active",
            "viewer inactive",
            "planner active")) {
      String[] words = next.split(" ", -1);
      s.update(user, "role", words[0], "state", words[1]).send().done();
      s.requireUser(new User(user, words[0], words[1]));
    }
  }

  /** Sets two policies, in which no two flags have the same two values. */
  private static void eachFlag(Session s) {
    Organization created = s.spare();
    for (Set<String> required : List.of(Set.of("create", "update"), Set.of("create", "delete"))) {
      s.requireSecondFactor(created, required);
      mfa(s, created, required);
    }
  }

  private static void everyUser(Session s) {
    Map<String, User> users = new TreeMap<>();
    Stream.of(
            new User(s.main().owner(), "owner", "active"),
            new User(s.email(Caller.ADMIN), "admin", "active"),
            new User(s.email(Caller.BILLING), "billing", "active"),
            new User(s.email(Caller.PLANNER), "planner", "active"),
            new User(s.email(Caller.VIEWER), "viewer", "active"),
            new User(s.email(Caller.INACTIVE), "admin", "inactive"))
        .forEach(user -> users.put(user.email(), user));
    List<User> expected = List.copyOf(users.values());
    CaseFailure.unless(
        s.list().send().roster().users().equals(expected), "users must be %s", expected);
  }

  private static void mfa(Session s, Slot slot) {
    mfa(s, s.organization(slot), slot.mfa());
  }

  private static void mfa(Session s, Organization organization, Set<String> expected) {
    Roster roster = s.list().withMfa(Caller.OWNER).on(organization).send().roster();
    Set<String> required =
        roster.mfa().entrySet().stream()
            .filter(Map.Entry::getValue)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    CaseFailure.unless(
        required.equals(expected),
        "mfa must be true for %s alone, but is true for %s",
        expected,
        required);
  }

  private static void largeId(Session s) {
    Organization large = s.organization(Slot.LARGE);
    String user = s.newEmail();
    Reply added = s.add(user).on(large).send().done();
    CaseFailure.unless(
        added.tag().startsWith("\"" + large.id() + "-"), "the ETag must begin with the id");
    CaseFailure.unless(
        s.list().on(large).send().roster().user(user).isPresent(), "the added user must be listed");
    NextLink first = NextLink.required(s.list("limit=1").on(large).send());
    String cursor = first.cursor();
    NextLink second = NextLink.required(s.list("limit=1&cursor=" + cursor).on(large).send());
    for (NextLink link : List.of(first, second)) {
      CaseFailure.unless(
          link.values("org_id").equals(List.of(large.id())),
          "Link must carry the id, digit by digit");
    }
    for (Reply reply :
        List.of(
            s.list().on(large).send(),
            s.update(user, "role", "planner").on(large).send().done(),
            s.remove(user).on(large).send().done())) {
      CaseFailure.unless(
          reply.tag().startsWith("\"" + large.id() + "-"), "each ETag must begin with the id");
    }
    String beside = large.id().substring(0, large.id().length() - 1) + "2";
    s.list().on(new Organization(beside, large.owner())).send().problem("organization-not-found");
    s.call("addUser")
        .body("{\"org_id\":%s,\"user_id\":\"%s\",\"role\":\"viewer\"}".formatted(large.id(), user))
        .send()
        .invalid("pointer", "#/org_id");
  }
}
