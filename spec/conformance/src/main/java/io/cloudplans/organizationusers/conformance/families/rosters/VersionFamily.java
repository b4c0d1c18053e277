package io.cloudplans.organizationusers.conformance.families.rosters;

import io.cloudplans.organizationusers.conformance.cases.Cases;
import io.cloudplans.organizationusers.conformance.cases.Family;
import io.cloudplans.organizationusers.conformance.cases.Need;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.session.Call;
import io.cloudplans.organizationusers.conformance.session.CaseFailure;
import io.cloudplans.organizationusers.conformance.session.NextLink;
import io.cloudplans.organizationusers.conformance.session.Reply;
import io.cloudplans.organizationusers.conformance.session.Session;
import io.cloudplans.organizationusers.conformance.setup.Caller;
import io.cloudplans.organizationusers.conformance.setup.Organization;
import io.cloudplans.organizationusers.conformance.setup.Slot;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Cases about the organization's version, which is the entity tag of every list and write. */
public final class VersionFamily implements Family {
  private static final String KEY = "Idempotency-Key";

  @Override
  public String name() {
    return "version";
  }

  @Override
  public void define(Cases cases, Contract contract) {
    Cases view = cases.says("The organization's version");
    view.add("names-the-organization", VersionFamily::names);
    view.add(
        "grows-by-one-with-add",
        s -> {
          grows(s, () -> s.add(s.newEmail()).send());
          grows(s, () -> s.put(s.newEmail(), "admin", "active"));
        });
    view.add(
        "grows-by-one-with-update",
        s -> {
          String user = s.newUser("viewer");
          grows(s, () -> s.update(user, "role", "planner").send());
          grows(s, () -> s.update(user, "state", "inactive").send());
          grows(s, () -> s.update(user, "role", "billing", "state", "active").send());
        });
    view.add(
        "grows-by-one-with-remove",
        s -> {
          String user = s.newUser("viewer");
          grows(s, () -> s.remove(user).send());
          String other = s.newUser("viewer");
          grows(s, () -> s.call("removeUser").members("user_id", other, "reason", "Left").send());
        });
    view.add("grows-by-one-with-any-write", VersionFamily::anyWrite);
    view.add("stays-without-a-change", VersionFamily::noChange);
    view.add(
        "stays-with-a-list",
        s -> {
          long before = s.list().send().version();
          s.list("limit=1").send().version(before);
          s.list().as(Caller.VIEWER).send().version(before);
        });
    view.needs(Need.SECOND)
        .add(
            "stays-with-writes-elsewhere",
            s -> {
              Organization second = s.organization(Slot.SECOND);
              long before = s.list().send().version();
              s.add(s.newEmail()).on(second).send().done();
              s.list().send().version(before);
              CaseFailure.unless(
                  s.list().on(second).send().tag().startsWith("\"" + second.id() + "-"),
                  "the ETag must name the organization of the request");
            });
    cases
        .says("The entity tag is the organization's")
        .add(
            "same-for-filters-and-pages",
            s -> {
              String tag = s.list().send().tag();
              for (String query :
                  List.of(
                      "state=inactive",
                      "state=active",
                      "role=viewer",
                      "role=owner",
                      "user_id=nobody@conformance.example",
                      "limit=1",
                      "limit=2&state=active&role=admin")) {
                CaseFailure.unless(
                    s.list(query).send().tag().equals(tag),
                    "the ETag must be %s for %s",
                    tag,
                    query);
              }
              for (Caller caller : Caller.ASSIGNABLE) {
                CaseFailure.unless(
                    s.list().as(caller).send().tag().equals(tag)
                        && s.list("role=admin").as(caller).send().tag().equals(tag),
                    "the ETag must be the same for every caller, and is not for %s",
                    caller.configName());
              }
              NextLink next = NextLink.required(s.list("limit=1&role=admin").send());
              CaseFailure.unless(
                  s.list("limit=1&role=admin&cursor=" + next.cursor()).send().tag().equals(tag),
                  "the ETag must be the same for the next page");
            });
    cases
        .says("The version starts at 1")
        .needs(Need.CREATION)
        .add("is-one-at-first", VersionFamily::first)
        .add("grows-with-the-policy", VersionFamily::policy);
    cases
        .says("it never returns to an earlier value")
        .needs(Need.CREATION)
        .add(
            "continues-after-deletion",
            s -> {
              Organization created = s.spare();
              long last =
                  s.add(s.newEmail()).on(created).withMfa(Caller.OWNER).send().done().version();
              s.createAgain(created);
              Reply list = s.list().on(created).send();
              CaseFailure.unless(
                  list.version() > last,
                  "the version must be above %s, that of the deleted organization, but is %s",
                  last,
                  list.version());
              CaseFailure.unless(
                  list.roster().emails().equals(List.of(created.owner())),
                  "the roster must have the owner alone");
            });
    view.add(
        "head-has-the-version-of-its-time",
        s -> {
          for (int i = 0; i < 2; i++) {
            long version = s.add(s.newEmail()).send().done().version();
            s.send(s.list().request().method("HEAD")).status(200).version(version);
          }
        });
  }

  private static void names(Session s) {
    String prefix = "\"" + s.main().id() + "-";
    String user = s.newEmail();
    for (Reply reply :
        List.of(
            s.list().send(),
            s.add(user).send().done(),
            s.update(user, "role", "admin").send().done(),
            s.remove(user).send().done())) {
      CaseFailure.unless(
          reply.tag().startsWith(prefix),
          "the ETag must begin with %s, but is %s",
          prefix,
          reply.tag());
    }
  }

  private interface Write {
    Reply send();
  }

  private static void grows(Session s, Write write) {
    long before = s.list().send().version();
    write.send().done().version(before + 1);
    s.list().send().version(before + 1);
  }

  /** Sends writes that differ in their caller, their headers and their user's past. */
  private static void anyWrite(Session s) {
    String user = s.newEmail();
    String capitals = user.toUpperCase(Locale.ROOT);
    for (Call call :
        List.of(
            s.add(user).as(Caller.ADMIN),
            s.update(capitals, "role", "admin").as(Caller.ADMIN),
            s.remove(capitals).as(Caller.ADMIN),
            s.add(capitals).header("If-Match", "*"),
            s.update(user, "state", "active").header("If-Match", "*"),
            s.remove(user).header("If-Match", "*"),
            s.add(user).header(KEY, UUID.randomUUID().toString()),
            s.update(user, "role", "planner").header(KEY, UUID.randomUUID().toString()),
            s.remove(user).header(KEY, UUID.randomUUID().toString()))) {
      grows(s, call::send);
    }
  }

  /** Sends rejected writes, retries and updates without effect. */
  private static void noChange(Session s) {
    String viewer = s.email(Caller.VIEWER);
    Call add = s.add(s.newEmail()).header(KEY, UUID.randomUUID().toString());
    long version = add.send().done().version();
    add.send().done().version(version);
    add.members("user_id", s.newEmail(), "role", "viewer").send().problem("idempotency-key-reused");
    s.add(viewer).send().problem("user-already-exists");
    s.add("x").send().problem("invalid-request");
    s.add(s.newEmail()).as(Caller.VIEWER).send().problem("role-not-permitted");
    s.add(s.newEmail()).header("If-Match", "\"x\"").send().problem("precondition-failed");
    s.remove(s.newEmail()).send().problem("user-not-found");
    s.remove(s.main().owner()).send().problem("owner-protected");
    for (Caller caller : List.of(Caller.OWNER, Caller.ADMIN)) {
      s.update(viewer, "role", "viewer").as(caller).send().done().version(version);
      s.update(viewer, "role", "viewer", "state", "active").as(caller).send().done();
    }
    s.list().send().version(version);
    s.add(s.newEmail()).send().done().version(version + 1);
  }

  private static void first(Session s) {
    Organization created = s.createOrganization();
    Reply list = s.list().on(created).send().version(1);
    CaseFailure.unless(
        list.roster().emails().equals(List.of(created.owner())),
        "the roster must have the owner alone");
    s.add(s.newEmail()).on(created).send().done().version(2);
  }

  private static void policy(Session s) {
    Organization created = s.spare();
    long before = s.list().on(created).send().version();
    s.requireSecondFactor(created, Set.of("usersmgmt"));
    Reply list = s.list().on(created).send().version(before + 1);
    CaseFailure.unless(
        Boolean.TRUE.equals(list.roster().mfa().get("usersmgmt")), "mfa.usersmgmt must be true");
    s.add(s.newEmail()).on(created).send().problem("step-up-required");
  }
}
