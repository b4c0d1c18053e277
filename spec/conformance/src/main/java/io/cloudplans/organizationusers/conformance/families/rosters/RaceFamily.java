package io.cloudplans.organizationusers.conformance.families.rosters;

import io.cloudplans.organizationusers.conformance.cases.Cases;
import io.cloudplans.organizationusers.conformance.cases.Family;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.session.Call;
import io.cloudplans.organizationusers.conformance.session.CaseFailure;
import io.cloudplans.organizationusers.conformance.session.Reply;
import io.cloudplans.organizationusers.conformance.session.Session;
import io.cloudplans.organizationusers.conformance.session.User;
import io.cloudplans.organizationusers.conformance.setup.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Cases about concurrent writers and readers. */
public final class RaceFamily implements Family {
  private static final int CONCURRENT_CALLS = 6;
  private static final int MAX_ROUNDS = 50;

  @Override
  public String name() {
    return "race";
  }

  @Override
  public void define(Cases cases, Contract contract) {
    cases
        .says("An address that is already on the roster")
        .add("one-adds", s -> rounds(s, RaceFamily::oneAdds));
    cases
        .says("Removes the user from the roster")
        .add("one-removes", s -> rounds(s, RaceFamily::oneRemoves))
        .add("removed-stays-removed", s -> rounds(s, RaceFamily::removedStaysRemoved));
    cases
        .says("Applies the write only if the organization")
        .add("one-matches", s -> rounds(s, RaceFamily::oneMatches));
    cases
        .says("The organization's version")
        .add("versions-have-no-gap", s -> rounds(s, RaceFamily::noGap))
        .add("writes-have-one-order", RaceFamily::oneOrder);
    cases
        .says("Returns the whole roster from one snapshot")
        .add("list-is-one-snapshot", s -> rounds(s, RaceFamily::oneSnapshot));
    cases
        .says("Changes the members that the body names")
        .add("other-members-stay", s -> rounds(s, RaceFamily::otherMembersStay));
    cases
        .says("The caller is the e-mail address in the token")
        .add("mutual-removal", s -> rounds(s, RaceFamily::mutualRemoval));
  }

  private interface Round {
    void run(Session s);
  }

  /** Runs a race for its share of the profile's rounds. */
  private static void rounds(Session s, Round round) {
    for (int i = 0; i < Math.max(3, s.setup().profile().rounds() / CONCURRENT_CALLS); i++) {
      round.run(s);
    }
  }

  private static List<Call> times(Call call) {
    return IntStream.range(0, CONCURRENT_CALLS).mapToObj(i -> call).toList();
  }

  private static void oneAdds(Session s) {
    long before = s.list().send().version();
    ConcurrentCalls.requireOneSuccess(
        ConcurrentCalls.run(times(s.add(s.newEmail()))), "user-already-exists");
    s.list().send().version(before + 1);
  }

  private static void oneRemoves(Session s) {
    Call call = s.remove(s.newUser("viewer"));
    long before = s.list().send().version();
    ConcurrentCalls.requireOneSuccess(ConcurrentCalls.run(times(call)), "user-not-found");
    s.list().send().version(before + 1);
  }

  /** Races updates of a user with its removal: the removal comes last, whatever the order. */
  private static void removedStaysRemoved(Session s) {
    String user = s.newUser("viewer");
    List<Call> calls = new ArrayList<>();
    calls.add(s.remove(user));
    for (String role : User.ASSIGNABLE_ROLES) {
      calls.add(s.update(user, "role", role));
    }
    List<Reply> replies = ConcurrentCalls.run(calls);
    long removal = replies.get(0).done().version();
    for (Reply update : replies.subList(1, replies.size())) {
      if (update.status() == 200) {
        CaseFailure.unless(
            update.version() < removal, "an update must not succeed after the user's removal");
      } else {
        update.problem("user-not-found");
      }
    }
    s.requireNoUser(user);
    s.list().send().version(removal);
  }

  /** Races updates of the role with updates of the state: neither undoes the other. */
  private static void otherMembersStay(Session s) {
    String user = s.newUser("viewer");
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < CONCURRENT_CALLS; i += 2) {
      calls.add(s.update(user, "role", "planner"));
      calls.add(s.update(user, "state", "inactive"));
    }
    ConcurrentCalls.run(calls).forEach(Reply::done);
    s.requireUser(new User(user, "planner", "inactive"));
  }

  private static void oneMatches(Session s) {
    String tag = s.list().send().tag();
    long before = s.list().send().version();
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < CONCURRENT_CALLS; i++) {
      calls.add(s.add(s.newEmail()).header("If-Match", tag));
    }
    ConcurrentCalls.requireOneSuccess(ConcurrentCalls.run(calls), "precondition-failed");
    s.list().send().version(before + 1);
  }

  private static void noGap(Session s) {
    long before = s.list().send().version();
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < CONCURRENT_CALLS; i++) {
      calls.add(s.add(s.newEmail()));
    }
    List<Long> versions =
        ConcurrentCalls.run(calls).stream().map(reply -> reply.done().version()).sorted().toList();
    List<Long> expected =
        IntStream.rangeClosed(1, CONCURRENT_CALLS).mapToObj(i -> before + i).toList();
    CaseFailure.unless(
        versions.equals(expected), "the versions must be %s, but are %s", expected, versions);
  }

  /** Races updates of one user: the list must show the write with the last version. */
  private static void oneOrder(Session s) {
    String user = s.newUser("viewer");
    for (int round = 0; round < Math.min(MAX_ROUNDS, s.setup().profile().rounds()); round++) {
      long before = s.list().send().version();
      List<Call> calls = new ArrayList<>();
      for (int i = 0; i < CONCURRENT_CALLS; i++) {
        calls.add(
            s.update(
                user,
                "role",
                User.ASSIGNABLE_ROLES.get((i + round) % User.ASSIGNABLE_ROLES.size())));
      }
      List<Reply> replies = ConcurrentCalls.run(calls);
      Reply list = s.list().send();
      String role = role(s, user, before, replies, calls, list.version());
      String actual = list.roster().user(user).map(User::role).orElse("none");
      CaseFailure.unless(
          actual.equals(role),
          "the role must be that of the last version, %s, but is %s",
          role,
          actual);
    }
  }

  /**
   * Checks that exactly one update created each version; updates without effect return the current
   * version.
   */
  private static String role(
      Session s, String user, long before, List<Reply> replies, List<Call> calls, long after) {
    String role = "";
    for (long version = before + 1; version <= after; version++) {
      List<String> made = new ArrayList<>();
      for (int i = 0; i < replies.size(); i++) {
        if (replies.get(i).done().version() == version) {
          made.add(calls.get(i).body().replaceFirst(".*\"role\":\"([a-z]+)\".*", "$1"));
        }
      }
      CaseFailure.unless(!made.isEmpty(), "no response names the version %s", version);
      CaseFailure.unless(
          made.stream().distinct().count() == 1,
          "the responses with version %s must be for one role, but are for %s",
          version,
          made);
      CaseFailure.unless(
          !made.get(0).equals(role), "two versions in a row have the same role %s", role);
      role = made.get(0);
    }
    if (role.isEmpty()) {
      return s.list().send().roster().user(user).map(User::role).orElse("none");
    }
    return role;
  }

  /** Races lists with writes: the roster must match the version. */
  private static void oneSnapshot(Session s) {
    Reply start = s.list().send();
    int users = start.roster().users().size();
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < CONCURRENT_CALLS; i++) {
      calls.add(s.add(s.newEmail()));
      calls.add(s.list());
    }
    for (Reply reply : ConcurrentCalls.run(calls)) {
      if (reply.request().method().equals("GET")) {
        long added = reply.version() - start.version();
        int size = reply.roster().users().size();
        CaseFailure.unless(
            size == users + added,
            "a list with version %s must have %s users, but has %s",
            reply.version(),
            users + added,
            size);
      }
    }
  }

  /** Races two admins that remove each other: exactly one must remain. */
  private static void mutualRemoval(Session s) {
    s.put(s.email(Caller.ACTOR), "admin", "active");
    List<Reply> replies =
        ConcurrentCalls.run(
            List.of(
                s.remove(s.email(Caller.ADMIN)).as(Caller.ACTOR),
                s.remove(s.email(Caller.ACTOR)).as(Caller.ADMIN)));
    ConcurrentCalls.requireOneSuccess(replies, "organization-not-found");
    String gone = replies.get(0).status() == 200 ? s.email(Caller.ADMIN) : s.email(Caller.ACTOR);
    s.requireNoUser(gone);
    s.restore();
  }
}
