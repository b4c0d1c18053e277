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
import io.cloudplans.organizationusers.conformance.setup.Organization;
import io.cloudplans.organizationusers.conformance.setup.Slot;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Cases about filters and the order of the list. */
public final class ListFamily implements Family {
  private static final List<String> ROLES =
      List.of("owner", "admin", "billing", "planner", "viewer");
  private static final List<String> STATES = List.of("active", "inactive");

  @Override
  public String name() {
    return "list";
  }

  @Override
  public void define(Cases cases, Contract contract) {
    for (String role : ROLES) {
      cases
          .says("Only users with this role")
          .add("role." + role, s -> filtered(s, "role=" + role, user -> user.role().equals(role)));
      for (String state : STATES) {
        cases
            .says("`state`, `role` and `user_id` filter")
            .add(
                "role-and-state.%s-%s".formatted(role, state),
                s ->
                    filtered(
                        s,
                        "state=%s&role=%s".formatted(state, role),
                        user -> user.role().equals(role) && user.state().equals(state)));
      }
    }
    for (String state : STATES) {
      cases
          .says("Only users in this state")
          .add("state." + state, s -> filtered(s, "state=" + state, u -> u.state().equals(state)));
    }
    Cases byAddress = cases.says("Only the user with this address");
    byAddress.add("user-id.present", s -> foundByAddress(s, s.email(Caller.VIEWER)));
    byAddress.add("user-id.inactive", s -> foundByAddress(s, s.email(Caller.INACTIVE)));
    byAddress.add("user-id.owner", s -> foundByAddress(s, s.main().owner()));
    byAddress.add(
        "user-id.absent", s -> filtered(s, "user_id=nobody@conformance.example", u -> false));
    byAddress.add(
        "user-id.prefix",
        s -> filtered(s, "user_id=" + s.email(Caller.VIEWER).substring(1), u -> false));
    byAddress.add(
        "user-id.wildcards", s -> filtered(s, "user_id=%25@conformance.example", user -> false));
    byAddress.add(
        "user-id.underscore",
        s -> {
          String user = "axb." + s.newEmail();
          s.add(user).send().done();
          filtered(s, "user_id=" + user.replace("axb", "a_b"), other -> false);
        });
    cases
        .says("`state`, `role` and `user_id` filter")
        .add("filters-follow-writes", ListFamily::followed)
        .says("in the byte order of the e-mail addresses")
        .add(
            "order-follows-writes",
            s -> {
              String first = "a." + s.newEmail();
              s.put("m" + first.substring(1), "viewer", "active");
              s.put(first, "viewer", "active");
              s.update(first, "role", "planner").send().done();
              s.remove(first).send().done();
              s.put(first, "billing", "active");
              s.update(s.email(Caller.ADMIN), "state", "inactive").send().done();
              s.update(s.email(Caller.ADMIN), "state", "active").send().done();
              List<String> emails = s.list().send().roster().emails();
              CaseFailure.unless(
                  emails.equals(emails.stream().sorted().toList()),
                  "users must be in the byte order of their addresses, but are %s",
                  emails);
            });
    byAddress.add(
        "user-id.and-others",
        s -> {
          String viewer = "user_id=" + s.email(Caller.VIEWER);
          filtered(s, viewer + "&role=admin", user -> false);
          filtered(s, viewer + "&state=inactive", user -> false);
          filtered(
              s,
              viewer + "&state=active&role=viewer",
              user -> user.email().equals(s.email(Caller.VIEWER)));
          filtered(s, viewer + "&state=active&role=admin", user -> false);
          filtered(s, viewer + "&state=inactive&role=viewer", user -> false);
          CaseFailure.unless(
              s.list("limit=5&" + viewer)
                  .send()
                  .roster()
                  .emails()
                  .equals(List.of(s.email(Caller.VIEWER))),
              "a page by address must have the user alone");
        });
    byAddress.add(
        "user-id.each-caller",
        s -> {
          for (Caller caller : Caller.ASSIGNABLE) {
            CaseFailure.unless(
                s.list().as(caller).send().roster().user(s.email(caller)).isPresent(),
                "the list must have the caller");
          }
        });
    cases
        .says("`state`, `role` and `user_id` filter")
        .needs(Need.SECOND)
        .add("crowd", ListFamily::crowd);
    cases
        .says("The classes of operation for which")
        .needs(Need.OTHERS)
        .add(
            "filtered-has-the-policy",
            s -> {
              Organization others = s.organization(Slot.OTHERS);
              for (String filter : List.of("state=inactive", "role=owner")) {
                CaseFailure.unless(
                    s.list(filter)
                        .on(others)
                        .send()
                        .roster()
                        .mfa()
                        .equals(s.list().on(others).send().roster().mfa()),
                    "mfa must be the same as in the whole list for %s",
                    filter);
              }
            });
    cases
        .says("in the byte order of the e-mail addresses")
        .add("byte-order", ListFamily::byteOrder);
  }

  private static void foundByAddress(Session s, String email) {
    filtered(s, "user_id=" + email, user -> user.email().equals(email));
    filtered(s, "user_id=" + email.toUpperCase(Locale.ROOT), user -> user.email().equals(email));
  }

  private static void filtered(Session s, String query, Predicate<User> kept) {
    filtered(s.list().send().roster().users(), s.list(query), kept);
  }

  private static void filtered(List<User> all, Call list, Predicate<User> kept) {
    List<User> expected = all.stream().filter(kept).toList();
    List<User> users = list.send().roster().users();
    CaseFailure.unless(
        users.equals(expected),
        "with %s users must be %s, but are %s",
        list.request().target(),
        expected,
        users);
  }

  /** Compares each filtered list of many users with the whole list. */
  private static void crowd(Session s) {
    Organization crowd = s.crowd();
    List<User> all = s.list().on(crowd).send().roster().users();
    int expected = s.setup().profile().users() + 2;
    CaseFailure.unless(
        all.size() == expected, "the list must have %s users, but has %s", expected, all.size());
    for (String role : ROLES) {
      Predicate<User> inRole = user -> user.role().equals(role);
      filtered(all, s.list("role=" + role).on(crowd), inRole);
      for (String state : STATES) {
        filtered(
            all,
            s.list("role=" + role, "state=" + state).on(crowd),
            inRole.and(user -> user.state().equals(state)));
      }
    }
  }

  private static void followed(Session s) {
    String user = s.newEmail();
    List<Call> writes =
        List.of(
            s.call("addUser").members("user_id", user, "role", "planner", "state", "active"),
            s.update(user, "role", "billing"),
            s.update(user, "state", "inactive"),
            s.remove(user),
            s.add(user));
    for (Call write : writes) {
      long version = write.as(Caller.ADMIN).send().done().version();
      s.list().send().version(version);
      filtered(s, "user_id=" + user, other -> other.email().equals(user));
      for (String role : List.of("planner", "billing", "viewer")) {
        filtered(s, "role=" + role, other -> other.role().equals(role));
      }
      for (String state : STATES) {
        filtered(s, "state=" + state, other -> other.state().equals(state));
        filtered(
            s,
            "state=%s&role=billing".formatted(state),
            other -> other.state().equals(state) && other.role().equals("billing"));
      }
    }
  }

  private static void byteOrder(Session s) {
    String fresh = s.newEmail();
    List<String> expected = new ArrayList<>();
    for (String local :
        "!,#,$,%,&,',*,+,-,.a,/,0,9,10,=,?,^,_,`,a,ab,a-b,a_b,a.b,b,z,{,|,},~,A1".split(",", -1)) {
      String email = "o%s.%s".formatted(local, fresh);
      expected.add(email.toLowerCase(Locale.ROOT));
      s.add(email).send().done();
    }
    for (String address : List.of("o1-1@b", "o1.1@b", "o1z@b")) {
      expected.add(address + ".conformance.example");
      s.add(address + ".conformance.example").send().done();
    }
    expected.add("o1@b.conformance.example");
    s.add("o1@b.conformance.example").send().done();
    s.add("o1@a.conformance.example").send().done();
    expected.add("o1@a.conformance.example");
    List<String> emails =
        s.list().send().roster().emails().stream().filter(expected::contains).toList();
    List<String> sorted = expected.stream().sorted().toList();
    CaseFailure.unless(
        emails.equals(sorted),
        "users must be in the order %s, but are in the order %s",
        sorted,
        emails);
    for (String email : expected) {
      String query = "user_id=" + URLEncoder.encode(email, StandardCharsets.UTF_8);
      CaseFailure.unless(
          s.list(query).send().roster().emails().equals(List.of(email)), "%s must be found", email);
    }
  }
}
