package io.cloudplans.organizationusers.conformance.families.rosters;

import io.cloudplans.organizationusers.conformance.cases.Cases;
import io.cloudplans.organizationusers.conformance.cases.Family;
import io.cloudplans.organizationusers.conformance.cases.Need;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.session.Call;
import io.cloudplans.organizationusers.conformance.session.CaseFailure;
import io.cloudplans.organizationusers.conformance.session.Session;
import io.cloudplans.organizationusers.conformance.session.User;
import io.cloudplans.organizationusers.conformance.setup.Caller;
import io.cloudplans.organizationusers.conformance.setup.Slot;
import java.util.List;
import java.util.Locale;

/** Cases about the effects of writes, and the comparison of addresses. */
public final class RosterFamily implements Family {
  @Override
  public String name() {
    return "roster";
  }

  @Override
  public void define(Cases cases, Contract contract) {
    Cases exists = cases.says("An address that is already on the roster");
    exists.add(
        "add-present", s -> rejected(s, s.add(s.email(Caller.VIEWER)), "user-already-exists"));
    exists.add(
        "add-present-inactive",
        s -> rejected(s, s.add(s.email(Caller.INACTIVE)), "user-already-exists"));
    exists.add("add-itself", s -> rejected(s, s.add(s.main().owner()), "user-already-exists"));
    exists.add(
        "add-present-with-other-role",
        s ->
            rejected(
                s,
                s.call("addUser")
                    .members("user_id", s.email(Caller.VIEWER), "role", "admin", "state", "active"),
                "user-already-exists"));
    Cases none = cases.says("The organization, the user or the path does not exist");
    none.add(
        "update-absent",
        s -> {
          rejected(s, s.update(s.newEmail(), "role", "viewer"), "user-not-found");
          rejected(s, s.update(s.newEmail(), "state", "active"), "user-not-found");
          rejected(s, s.update(s.newEmail(), "role", "admin", "state", "active"), "user-not-found");
        });
    none.add("remove-absent", s -> rejected(s, s.remove(s.newEmail()), "user-not-found"));
    none.add(
        "remove-twice",
        s -> {
          String user = s.newUser("viewer");
          s.remove(user).send().done();
          rejected(s, s.remove(user), "user-not-found");
          rejected(s, s.update(user, "state", "active"), "user-not-found");
        });
    cases
        .says("Removes the user from the roster")
        .add(
            "remove-inactive-user",
            s -> {
              String user = "idle." + s.newEmail();
              s.put(user, "billing", "inactive");
              s.remove(user).applied();
              s.requireNoUser(user);
            });
    cases
        .says("Removes the user from the roster")
        .add(
            "remove-with-a-reason",
            s -> {
              String user = s.newUser("planner");
              s.call("removeUser").members("user_id", user, "reason", "Left").applied();
              s.requireNoUser(user);
            });
    cases
        .says("A removed user can be")
        .add(
            "added-again",
            s -> {
              String user = s.newUser("admin");
              for (String role : List.of("planner", "viewer")) {
                s.remove(user).applied();
                s.call("addUser").members("user_id", user, "role", role).applied();
                s.requireUser(new User(user, role, "inactive"));
              }
              s.update(user, "role", "billing").applied();
              s.update(user, "role", "admin").applied();
              s.update(user, "state", "active").applied();
              s.requireUser(new User(user, "admin", "active"));
              s.remove(user).applied();
              s.requireNoUser(user);
            });
    cases
        .says("Changes the members that the body names")
        .add(
            "role-of-an-inactive-user",
            s -> {
              s.update(s.email(Caller.INACTIVE), "role", "planner").applied();
              s.requireUser(new User(s.email(Caller.INACTIVE), "planner", "inactive"));
            })
        .add(
            "state-changes-keep-the-role",
            s -> {
              for (String role : User.ASSIGNABLE_ROLES) {
                String user = s.newUser(role);
                for (String state : List.of("inactive", "active")) {
                  s.update(user, "state", state).applied();
                  s.requireUser(new User(user, role, state));
                }
              }
            });
    none.needs(Need.SECOND)
        .add(
            "organizations-are-apart",
            s -> {
              String user = s.newUser("viewer");
              s.remove(user).on(s.organization(Slot.SECOND)).send().problem("user-not-found");
              s.update(user, "role", "admin")
                  .on(s.organization(Slot.SECOND))
                  .send()
                  .problem("user-not-found");
              s.add(user).on(s.organization(Slot.SECOND)).send().done();
              s.update(user, "role", "admin", "state", "active")
                  .on(s.organization(Slot.SECOND))
                  .send()
                  .done();
              s.requireUser(new User(user, "viewer", "active"));
              s.remove(user).on(s.organization(Slot.SECOND)).send().done();
              s.requireUser(new User(user, "viewer", "active"));
            });
    Cases lower = cases.says("compares and stores addresses in lower case");
    lower.add("stored-in-lower-case", RosterFamily::stored);
    lower.add(
        "compared-by-add",
        s -> rejected(s, s.add(upper(s.newUser("viewer"))), "user-already-exists"));
    lower.add(
        "compared-by-update",
        s -> {
          String user = s.newUser("viewer");
          s.update(upper(user), "role", "billing").send().done();
          s.requireUser(new User(user, "billing", "active"));
        });
    lower.add(
        "compared-by-remove",
        s -> {
          String user = s.newUser("viewer");
          s.remove(upper(user)).send().done();
          s.requireNoUser(user);
        });
    lower.add(
        "compared-by-filter",
        s -> {
          String user = s.newUser("viewer");
          CaseFailure.unless(
              s.list("user_id=" + upper(user)).send().roster().emails().equals(List.of(user)),
              "the filter must find the user in any case");
        });
    // A Turkish locale converts i and I to U+0130 and U+0131.
    lower.add(
        "no-locale",
        s -> {
          String user = "INFINI-" + s.newEmail();
          s.add(user).send().done();
          s.remove("infini-" + user.substring(7)).send().done();
        });
    lower
        .needs(Need.KEY)
        .add(
            "caller-in-capitals",
            s -> {
              s.list().token(s.key().token(upper(s.email(Caller.VIEWER)), false)).send().roster();
              s.add(s.newEmail())
                  .token(s.key().token(upper(s.email(Caller.ADMIN)), false))
                  .applied();
            });
    noChange(cases);
  }

  private static void noChange(Cases cases) {
    Cases view = cases.says("An update that changes nothing");
    view.add(
        "update-same-role",
        s -> {
          long before = s.list().send().version();
          s.update(s.email(Caller.VIEWER), "role", "viewer").send().done().version(before);
          s.list().send().version(before);
        });
    view.add(
        "update-same-role-and-state",
        s -> {
          long before = s.list().send().version();
          s.update(s.email(Caller.VIEWER), "role", "viewer", "state", "active")
              .send()
              .done()
              .version(before);
          s.list().send().version(before);
        });
    view.add(
        "update-same-state",
        s -> {
          long before = s.list().send().version();
          for (Call call :
              List.of(
                  s.update(s.email(Caller.VIEWER), "state", "active"),
                  s.update(s.email(Caller.INACTIVE), "state", "inactive"),
                  s.update(s.email(Caller.INACTIVE), "role", "admin"),
                  s.update(upper(s.email(Caller.VIEWER)), "state", "active"))) {
            call.send().done().version(before);
            call.as(Caller.ADMIN).send().done().version(before);
          }
          s.list().send().version(before);
        });
    view.add(
        "update-same-after-other-changes",
        s -> {
          String user = s.newUser("planner");
          s.update(user, "role", "viewer").send().done();
          long now = s.add(s.newEmail()).send().done().version();
          s.update(user, "role", "viewer").send().done().version(now);
          s.list().send().version(now);
        });
    view.add(
        "update-one-of-two",
        s -> {
          long before = s.list().send().version();
          s.update(s.email(Caller.VIEWER), "role", "viewer", "state", "inactive")
              .send()
              .done()
              .version(before + 1);
        });
  }

  private static void stored(Session s) {
    String user = s.newEmail();
    s.add("MiXed." + user).send().done();
    List<String> emails = s.list().send().roster().emails();
    CaseFailure.unless(
        emails.contains("mixed." + user) && !emails.contains("MiXed." + user),
        "the list must have the address in lower case");
  }

  private static String upper(String email) {
    return email.toUpperCase(Locale.ROOT);
  }

  private static void rejected(Session s, Call call, String slug) {
    long before = s.list().send().version();
    List<User> users = s.list().send().roster().users();
    call.send().problem(slug);
    CaseFailure.unless(
        s.list().send().version(before).roster().users().equals(users),
        "a rejected request must change nothing");
  }
}
