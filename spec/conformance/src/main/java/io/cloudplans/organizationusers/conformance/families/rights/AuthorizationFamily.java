package io.cloudplans.organizationusers.conformance.families.rights;

import io.cloudplans.organizationusers.conformance.cases.Cases;
import io.cloudplans.organizationusers.conformance.cases.Family;
import io.cloudplans.organizationusers.conformance.cases.Need;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.contract.Operation;
import io.cloudplans.organizationusers.conformance.session.Call;
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
import java.util.Locale;
import java.util.UUID;

/** Cases about permissions; the matrix is the contract's {@code x-authorization}. */
public final class AuthorizationFamily implements Family {
  private static final List<Caller> ROLES =
      List.of(Caller.OWNER, Caller.ADMIN, Caller.BILLING, Caller.PLANNER, Caller.VIEWER);

  /** The roles that change nothing. */
  private static final List<Caller> OTHERS = List.of(Caller.BILLING, Caller.PLANNER, Caller.VIEWER);

  @Override
  public String name() {
    return "authorization";
  }

  @Override
  public void define(Cases cases, Contract contract) {
    for (Operation operation : contract.operations()) {
      for (Caller caller : ROLES) {
        matrix(cases, operation, caller);
      }
      cases
          .says("An `inactive` user stays on the roster")
          .add(
              operation.id() + ".inactive",
              s -> call(s, operation).as(Caller.INACTIVE).rejected().problem("caller-inactive"));
      cases
          .says("An organization that does not exist and an organization")
          .add(
              operation.id() + ".stranger",
              s ->
                  call(s, operation)
                      .as(Caller.STRANGER)
                      .rejected()
                      .problem("organization-not-found"));
      secondFactor(cases, operation);
      cases
          .says("An organization that does not exist and an organization")
          .needs(Need.FOREIGN)
          .add(operation.id() + ".same-404", s -> sameNotFound(s, operation));
    }
    rightsThatEnd(cases);
    cases
        .says("The classes of operation for which")
        .needs(Need.VIEW)
        .add("listUsers.mfa-for-each-list", AuthorizationFamily::secondFactorForEachList);
    cases
        .says("An organization that does not exist and an organization")
        .needs(Need.VIEW)
        .add(
            "listUsers.stranger-and-mfa",
            s ->
                s.list()
                    .as(Caller.STRANGER)
                    .on(s.organization(Slot.VIEW))
                    .send()
                    .problem("organization-not-found"));
  }

  private static void matrix(Cases cases, Operation operation, Caller caller) {
    boolean allowed = operation.roles().contains(caller.configName());
    cases
        .says("The caller is the e-mail address in the token")
        .add(
            operation.id() + "." + caller.configName(),
            s -> {
              Call call = call(s, operation).as(caller);
              if (allowed && !operation.isWrite()) {
                Roster all = s.list().send().roster();
                CaseFailure.unless(
                    call.send().roster().equals(all), "the list must be the owner's");
              } else if (allowed) {
                call.applied();
              } else {
                call.rejected().problem("role-not-permitted");
              }
            });
  }

  /** Returns a call that succeeds for the owner. */
  private static Call call(Session s, Operation operation) {
    return switch (operation.id()) {
      case "listUsers" -> s.list();
      case "addUser" -> s.add(s.newEmail());
      case "updateUser" -> s.update(s.newUser("viewer"), "role", "planner");
      case "removeUser" -> s.remove(s.newUser("viewer"));
      default -> throw new IllegalStateException("no call of " + operation.id());
    };
  }

  private static void secondFactor(Cases cases, Operation operation) {
    Slot demanding = Slot.valueOf(operation.mfa().toUpperCase(Locale.ROOT));
    for (Slot slot : List.of(Slot.VIEW, Slot.USERSMGMT, Slot.OTHERS)) {
      Cases view =
          cases.says("The classes of operation for which").needs(Need.valueOf(slot.name()));
      String name = operation.id() + ".mfa-" + slot.configName();
      view.add(
          name + "-without",
          s -> {
            Call call = on(s, operation, slot).as(Caller.ADMIN);
            if (slot == demanding) {
              Call list = s.list().withMfa(Caller.OWNER).on(call.organization());
              long before = list.send().version();
              ROLES.stream()
                  .filter(caller -> operation.roles().contains(caller.configName()))
                  .forEach(caller -> call.as(caller).send().problem("step-up-required"));
              list.send().version(before);
            } else {
              call.send().status(200);
            }
          });
      view.add(
          name + "-with",
          s -> {
            Call call = on(s, operation, slot).withMfa(Caller.ADMIN);
            if (operation.isWrite()) {
              call.applied();
            } else {
              call.send().roster();
            }
          });
    }
  }

  private static void secondFactorForEachList(Session s) {
    for (Caller caller : ROLES) {
      Call list = s.list().as(caller).on(s.organization(Slot.VIEW));
      for (String query : List.of("limit=1", "state=active", "role=owner", "user_id=a@b.c")) {
        list.query(query).send().problem("step-up-required");
      }
      CaseFailure.unless(
          s.send(list.request().method("HEAD"))
              .status(401)
              .header("WWW-Authenticate")
              .orElse("")
              .contains("insufficient_user_authentication"),
          "WWW-Authenticate must be as for GET");
    }
  }

  private static Call on(Session s, Operation operation, Slot slot) {
    Organization organization = s.organization(slot);
    String user = s.newEmail();
    if (operation.id().equals("updateUser") || operation.id().equals("removeUser")) {
      s.add(user).on(organization).withMfa(Caller.OWNER).send().done();
    }
    Call call =
        switch (operation.id()) {
          case "listUsers" -> s.list();
          case "addUser" -> s.add(user);
          case "updateUser" -> s.update(user, "role", "planner");
          default -> s.remove(user);
        };
    return call.on(organization);
  }

  private static void sameNotFound(Session s, Operation operation) {
    Organization none = new Organization("999999999999999989", s.main().owner());
    Call call = call(s, operation).header("X-Request-Id", "same");
    Reply foreign = call.on(s.organization(Slot.FOREIGN)).send().problem("organization-not-found");
    Reply unknown = call.on(none).send().problem("organization-not-found");
    CaseFailure.unless(
        text(foreign, s.organization(Slot.FOREIGN)).equals(text(unknown, none)),
        "the responses for a foreign and for an unknown organization must be the same");
    for (String name : List.of("ETag", "Link", "Vary", "Allow", "WWW-Authenticate")) {
      CaseFailure.unless(
          foreign.header(name).equals(unknown.header(name)),
          "%s must be the same for a foreign and for an unknown organization",
          name);
    }
  }

  /** Returns the body without the organization's id, which a problem may have in its instance. */
  private static String text(Reply reply, Organization organization) {
    return reply.json().toString().replace(organization.id(), "");
  }

  private static void rightsThatEnd(Cases cases) {
    Cases view = cases.says("reads the caller's role and state from");
    cases
        .says("The user's rights end with the next request")
        .add(
            "rights-end-with-removal",
            s -> {
              actor(s, "admin");
              Call list = s.list("limit=1").as(Caller.ACTOR);
              String next = NextLink.required(list.send()).cursor();
              s.remove(s.email(Caller.ACTOR)).send().done();
              denied(s, "organization-not-found", "organization-not-found");
              list.send().problem("organization-not-found");
              list.query("limit=1&cursor=" + next).send().problem("organization-not-found");
              list.header("If-None-Match", "*").send().problem("organization-not-found");
              s.send(list.request().method("HEAD")).status(404);
            });
    view.add(
        "rights-end-with-demotion",
        s -> {
          actor(s, "admin");
          s.update(s.email(Caller.ACTOR), "role", "viewer").send().done();
          s.list().as(Caller.ACTOR).send().roster();
          s.add(s.newEmail()).as(Caller.ACTOR).send().problem("role-not-permitted");
        });
    view.add(
        "rights-end-with-deactivation",
        s -> {
          actor(s, "admin");
          s.update(s.email(Caller.ACTOR), "state", "inactive").send().done();
          denied(s, "caller-inactive", "caller-inactive");
        });
    view.add(
        "rights-end-for-every-write",
        s -> {
          actor(s, "admin");
          String user = s.newUser("viewer");
          s.update(s.email(Caller.ACTOR), "role", "planner").send().done();
          for (Call call : List.of(s.update(user, "role", "billing"), s.remove(user))) {
            call.as(Caller.ACTOR).rejected().problem("role-not-permitted");
          }
        });
    view.add(
        "rights-begin-with-promotion",
        s -> {
          s.put(s.email(Caller.ACTOR), "viewer", "active");
          s.add(s.newEmail()).as(Caller.ACTOR).send().problem("role-not-permitted");
          s.update(s.email(Caller.ACTOR), "role", "admin").send().done();
          s.add(s.newEmail()).as(Caller.ACTOR).send().done();
        });
    view.add(
        "rights-begin-with-activation",
        s -> {
          s.put(s.email(Caller.ACTOR), "admin", "inactive");
          s.list().as(Caller.ACTOR).send().problem("caller-inactive");
          s.update(s.email(Caller.ACTOR), "state", "active").send().done();
          s.add(s.newEmail()).as(Caller.ACTOR).send().done();
        });
    view.needs(Need.SECOND)
        .add(
            "rights-belong-to-one-organization",
            s -> {
              actor(s, "admin");
              s.list()
                  .as(Caller.ACTOR)
                  .on(s.organization(Slot.SECOND))
                  .send()
                  .problem("organization-not-found");
              s.add(s.newEmail())
                  .as(Caller.ACTOR)
                  .on(s.organization(Slot.SECOND))
                  .send()
                  .problem("organization-not-found");
              s.call("addUser")
                  .members("user_id", s.email(Caller.ACTOR), "role", "viewer", "state", "active")
                  .on(s.organization(Slot.SECOND))
                  .send()
                  .done();
              s.list().as(Caller.ACTOR).on(s.organization(Slot.SECOND)).send().roster();
              s.add(s.newEmail())
                  .as(Caller.ACTOR)
                  .on(s.organization(Slot.SECOND))
                  .send()
                  .problem("role-not-permitted");
              s.add(s.newEmail()).as(Caller.ACTOR).send().done();
            });
    view.add(
        "rights-end-with-another-addition",
        s -> {
          actor(s, "admin");
          s.remove(s.email(Caller.ACTOR)).send().done();
          s.put(s.email(Caller.ACTOR), "viewer", "active");
          s.add(s.newEmail()).as(Caller.ACTOR).rejected().problem("role-not-permitted");
        });
    view.add(
        "no-role-for-any-change",
        s -> {
          String user = s.newUser("viewer");
          for (Caller caller : OTHERS) {
            for (String role : User.ASSIGNABLE_ROLES) {
              for (String state : List.of("active", "inactive")) {
                s.call("addUser")
                    .members("user_id", s.newEmail(), "role", role, "state", state)
                    .as(caller)
                    .send()
                    .problem("role-not-permitted");
                s.update(user, "role", role, "state", state)
                    .as(caller)
                    .send()
                    .problem("role-not-permitted");
              }
              s.update(user, "role", role).as(caller).send().problem("role-not-permitted");
            }
            s.update(user, "state", "inactive").as(caller).send().problem("role-not-permitted");
            s.call("removeUser")
                .members("user_id", user, "reason", "Left")
                .as(caller)
                .send()
                .problem("role-not-permitted");
          }
          s.requireUser(new User(user, "viewer", "active"));
        });
    view.add(
        "no-role-for-any-user",
        s -> {
          for (Caller caller : OTHERS) {
            for (Caller other :
                List.of(
                    Caller.ADMIN, Caller.BILLING, Caller.PLANNER, Caller.VIEWER, Caller.INACTIVE)) {
              for (String state : List.of("active", "inactive")) {
                s.update(s.email(other), "state", state)
                    .as(caller)
                    .send()
                    .problem("role-not-permitted");
              }
              s.remove(s.email(other)).as(caller).rejected().problem("role-not-permitted");
            }
            s.add(s.newEmail())
                .as(caller)
                .header("If-Match", "*")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .rejected()
                .problem("role-not-permitted");
          }
        });
    cases
        .says("An organization that does not exist and an organization")
        .add(
            "stranger-lists-nothing",
            s -> {
              Call list = s.list().as(Caller.STRANGER);
              for (String query :
                  List.of(
                      "limit=1",
                      "state=active",
                      "role=owner",
                      "user_id=" + s.email(Caller.STRANGER))) {
                list.query(query).send().problem("organization-not-found");
              }
              list.header("If-None-Match", "*").send().problem("organization-not-found");
              s.send(list.request().method("HEAD")).status(404);
            });
    view.add("list-for-every-role", AuthorizationFamily::sameLists);
    cases
        .says("An `inactive` user stays on the roster")
        .add(
            "inactive-lists-nothing",
            s -> {
              Call list = s.list().as(Caller.INACTIVE);
              s.send(list.request().method("HEAD")).status(403);
              list.query("limit=1").send().problem("caller-inactive");
              list.query("state=inactive").send().problem("caller-inactive");
              list.query("user_id=" + s.email(Caller.INACTIVE)).send().problem("caller-inactive");
              list.header("If-None-Match", "*").send().problem("caller-inactive");
            });
    view.add(
        "no-rights-over-itself",
        s -> {
          for (Caller caller : OTHERS) {
            String user = s.email(caller);
            for (Call call :
                List.of(
                    s.update(user, "role", "admin"),
                    s.update(user, "role", caller.configName()),
                    s.update(user, "state", "active"),
                    s.update(user, "state", "inactive"),
                    s.remove(user))) {
              call.as(caller).rejected().problem("role-not-permitted");
            }
          }
        });
    view.add(
        "inactive-activates-itself",
        s -> {
          String user = s.email(Caller.INACTIVE);
          for (Call call :
              List.of(
                  s.update(user, "state", "active"),
                  s.update(user, "role", "admin"),
                  s.remove(user))) {
            call.as(Caller.INACTIVE).rejected().problem("caller-inactive");
          }
          s.add(s.newEmail())
              .as(Caller.INACTIVE)
              .header("If-Match", "*")
              .header("Idempotency-Key", UUID.randomUUID().toString())
              .rejected()
              .problem("caller-inactive");
        });
    cases
        .says("An `inactive` user stays on the roster")
        .add(
            "inactive-in-every-role",
            s -> {
              String actor = s.email(Caller.ACTOR);
              s.put(actor, "viewer", "inactive");
              for (String role : List.of("viewer", "planner", "billing", "admin")) {
                s.update(actor, "role", role).send().done();
                denied(s, "caller-inactive", "caller-inactive");
                s.list("limit=1").as(Caller.ACTOR).send().problem("caller-inactive");
                s.remove(actor).as(Caller.ACTOR).rejected().problem("caller-inactive");
              }
            });
    view.add("changes-of-every-user", AuthorizationFamily::changesOfEveryUser);
    view.needs(Need.FOREIGN)
        .add(
            "owner-of-another-organization",
            s -> {
              s.put(s.email(Caller.FOREIGNER), "viewer", "active");
              s.list().as(Caller.FOREIGNER).send().roster();
              s.add(s.newEmail()).as(Caller.FOREIGNER).rejected().problem("role-not-permitted");
            });
    Cases admins = cases.says("An admin may change or remove another admin");
    admins.add(
        "admin-changes-admin",
        s -> {
          String other = s.newUser("admin");
          s.update(other, "role", "billing").as(Caller.ADMIN).send().done();
          s.requireUser(new User(other, "billing", "active"));
        });
    admins.add(
        "admin-promotes-to-admin",
        s -> {
          String user = s.newUser("viewer");
          s.update(user, "role", "admin").as(Caller.ADMIN).send().done();
          s.requireUser(new User(user, "admin", "active"));
        });
    admins.add(
        "admin-deactivates-admin",
        s -> {
          String other = s.newUser("admin");
          s.update(other, "state", "inactive").as(Caller.ADMIN).send().done();
          s.requireUser(new User(other, "admin", "inactive"));
        });
    admins.add(
        "admin-activates-admin",
        s -> {
          String other = s.newEmail();
          s.put(other, "admin", "inactive");
          s.update(other, "state", "active").as(Caller.ADMIN).send().done();
          s.requireUser(new User(other, "admin", "active"));
        });
    admins.add(
        "admin-deactivates-itself",
        s -> {
          actor(s, "admin");
          s.update(s.email(Caller.ACTOR), "state", "inactive").as(Caller.ACTOR).send().done();
          denied(s, "caller-inactive", "caller-inactive");
        });
    admins.add(
        "admin-removes-admin", s -> s.remove(s.newUser("admin")).as(Caller.ADMIN).send().done());
    admins.add(
        "admin-adds-admin",
        s ->
            s.call("addUser")
                .members("user_id", s.newEmail(), "role", "admin", "state", "active")
                .as(Caller.ADMIN)
                .send()
                .done());
    admins.add(
        "admin-changes-itself",
        s -> {
          actor(s, "admin");
          s.update(s.email(Caller.ACTOR), "role", "viewer").as(Caller.ACTOR).send().done();
          s.add(s.newEmail()).as(Caller.ACTOR).send().problem("role-not-permitted");
        });
    admins.add(
        "admin-removes-itself",
        s -> {
          actor(s, "admin");
          s.remove(s.email(Caller.ACTOR)).as(Caller.ACTOR).send().done();
          denied(s, "organization-not-found", "organization-not-found");
        });
  }

  /** Checks that filters and pages are the same for every role. */
  private static void sameLists(Session s) {
    String next = NextLink.required(s.list("limit=2").send()).cursor();
    for (String query :
        List.of(
            "state=inactive",
            "state=active&role=admin",
            "role=admin",
            "role=owner",
            "user_id=" + s.email(Caller.INACTIVE),
            "limit=2",
            "limit=2&cursor=" + next)) {
      Roster expected = s.list(query).send().roster();
      for (Caller caller : ROLES) {
        CaseFailure.unless(
            s.list(query).as(caller).send().roster().equals(expected)
                && s.list(query).withMfa(caller).send().roster().equals(expected),
            "the list with %s must be the same for %s as for the owner",
            query,
            caller.configName());
      }
    }
  }

  /** Changes and removes a user of each role and state, as the owner and as an admin. */
  private static void changesOfEveryUser(Session s) {
    List<String> roles = User.ASSIGNABLE_ROLES;
    for (Caller caller : List.of(Caller.OWNER, Caller.ADMIN)) {
      for (String role : roles) {
        String user = s.newEmail();
        s.call("addUser").members("user_id", user, "role", role).as(caller).send().done();
        s.requireUser(new User(user, role, "inactive"));
      }
      for (int i = 0; i < 2 * roles.size(); i++) {
        String role = roles.get(i / 2);
        String next = roles.get((i / 2 + 1 + i % 2) % roles.size());
        String state = i % 2 == 0 ? "active" : "inactive";
        String other = i % 2 == 0 ? "inactive" : "active";
        String user = s.newEmail();
        s.call("addUser")
            .members("user_id", user, "role", role, "state", state)
            .as(caller)
            .send()
            .done();
        s.requireUser(new User(user, role, state));
        s.update(user, "role", next).as(caller).send().done();
        s.requireUser(new User(user, next, state));
        s.update(user, "role", role, "state", other).as(caller).send().done();
        s.update(user, "state", state).as(caller).send().done();
        s.requireUser(new User(user, role, state));
        s.remove(user).as(caller).applied();
      }
    }
  }

  /** Adds the actor to the roster, and checks that it has its rights. */
  private static void actor(Session s, String role) {
    s.put(s.email(Caller.ACTOR), role, "active");
    s.list().as(Caller.ACTOR).send().roster();
    s.add(s.newEmail()).as(Caller.ACTOR).send().done();
  }

  private static void denied(Session s, String list, String add) {
    s.list().as(Caller.ACTOR).send().problem(list);
    s.add(s.newEmail()).as(Caller.ACTOR).send().problem(add);
  }
}
