package io.cloudplans.organizationusers.conformance.families.rights;

import io.cloudplans.organizationusers.conformance.cases.Cases;
import io.cloudplans.organizationusers.conformance.cases.Family;
import io.cloudplans.organizationusers.conformance.cases.Need;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.session.Call;
import io.cloudplans.organizationusers.conformance.session.CaseFailure;
import io.cloudplans.organizationusers.conformance.session.Session;
import io.cloudplans.organizationusers.conformance.session.User;
import io.cloudplans.organizationusers.conformance.setup.Caller;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Cases about the owner, whom no call creates, changes, deactivates or removes. */
public final class OwnerFamily implements Family {
  @Override
  public String name() {
    return "owner";
  }

  @Override
  public void define(Cases cases, Contract contract) {
    for (Caller caller : List.of(Caller.OWNER, Caller.ADMIN)) {
      String suffix = "-by-" + caller.configName();
      Cases view = cases.says("The owner cannot be updated");
      view.add(
          "role" + suffix,
          s -> requireProtected(s, caller, s.update(s.main().owner(), "role", "admin")));
      view.add(
          "state" + suffix,
          s -> requireProtected(s, caller, s.update(s.main().owner(), "state", "inactive")));
      view.add(
          "same-state" + suffix,
          s -> requireProtected(s, caller, s.update(s.main().owner(), "state", "active")));
      view.add(
          "role-and-state" + suffix,
          s ->
              requireProtected(
                  s, caller, s.update(s.main().owner(), "role", "viewer", "state", "active")));
      view.add(
          "each-role-and-state" + suffix,
          s -> {
            for (String role : User.ASSIGNABLE_ROLES) {
              for (String state : List.of("active", "inactive")) {
                s.update(s.main().owner(), "role", role, "state", state)
                    .as(caller)
                    .rejected()
                    .problem("owner-protected");
              }
              s.update(s.main().owner(), "role", role)
                  .as(caller)
                  .rejected()
                  .problem("owner-protected");
            }
          });
      Cases any = cases.says("No operation of this API adds, changes");
      any.add(
          "capitals" + suffix,
          s -> {
            String owner = s.main().owner().toUpperCase(Locale.ROOT);
            requireProtected(s, caller, s.update(owner, "role", "admin"));
            requireProtected(s, caller, s.remove(owner));
            s.add(owner).as(caller).rejected().problem("user-already-exists");
          });
      cases
          .says("The owner cannot be removed")
          .add("removal" + suffix, s -> requireProtected(s, caller, s.remove(s.main().owner())))
          .add(
              "removal-with-reason" + suffix,
              s ->
                  requireProtected(
                      s,
                      caller,
                      s.call("removeUser").members("user_id", s.main().owner(), "reason", "Left")));
      cases
          .says("An address that is already on the roster")
          .add(
              "addition" + suffix,
              s -> s.add(s.main().owner()).as(caller).rejected().problem("user-already-exists"));
    }
    cases
        .says("An organization has exactly one owner")
        .add(
            "exactly-one",
            s -> {
              List<User> owners = s.list("role=owner").send().roster().users();
              CaseFailure.unless(
                  owners.equals(List.of(new User(s.main().owner(), "owner", "active"))),
                  "the organization must have one active owner, but has %s",
                  owners);
            });
    cases
        .says("No operation of this API adds, changes")
        .needs(Need.FOREIGN)
        .add(
            "owner-of-another-organization",
            s -> {
              String user = s.email(Caller.FOREIGNER);
              s.put(user, "viewer", "active");
              s.update(user, "role", "admin").applied();
              s.remove(user).applied();
            });
    cases
        .says("A role that a write can assign")
        .add(
            "no-second-by-add",
            s ->
                s.call("addUser")
                    .members("user_id", s.newEmail(), "role", "owner")
                    .send()
                    .invalid("pointer", "#/role"))
        .add(
            "no-second-by-update",
            s ->
                s.update(s.email(Caller.ADMIN), "role", "owner")
                    .send()
                    .invalid("pointer", "#/role"));
  }

  private static void requireProtected(Session s, Caller caller, Call call) {
    call.as(caller).rejected().problem("owner-protected");
    call.withMfa(caller)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .header("If-Match", "*")
        .rejected()
        .problem("owner-protected");
    s.requireUser(new User(s.main().owner(), "owner", "active"));
  }
}
