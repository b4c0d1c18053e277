package io.cloudplans.organizationusers.conformance.families.rosters;

import io.cloudplans.organizationusers.conformance.cases.Cases;
import io.cloudplans.organizationusers.conformance.cases.Family;
import io.cloudplans.organizationusers.conformance.cases.Need;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.http.Request;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;

/** Cases about pages, links and cursors, with and without concurrent changes. */
public final class PagingFamily implements Family {
  private static final int MAX_PAGES = 20_000;
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private static final Map<String, UnaryOperator<String>> INVALID_CURSORS =
      new TreeMap<>(
          Map.<String, UnaryOperator<String>>of(
              "last-letter-missing", cursor -> cursor.substring(0, cursor.length() - 1),
              "letter-more", cursor -> cursor + "A",
              "half", cursor -> cursor.substring(0, cursor.length() / 2),
              "first-letter-changed", cursor -> changed(cursor, 0),
              "case-changed", PagingFamily::otherCase,
              "letter-within-changed", cursor -> changed(cursor, cursor.length() / 2),
              "other-letters", cursor -> "A".repeat(cursor.length()),
              "twice", cursor -> cursor + cursor,
              "padded", cursor -> cursor + "%3D"));

  @Override
  public String name() {
    return "paging";
  }

  @Override
  public void define(Cases cases, Contract contract) {
    Cases pages = cases.says("With `limit` the roster comes in pages");
    for (int limit : new int[] {1, 2, 3, 5, 6, 7, 1000}) {
      pages.add("main-by-" + limit, s -> walked(s, s.main(), "limit=" + limit));
    }
    for (String filter :
        List.of("role=admin", "state=active", "state=inactive", "role=viewer&state=active")) {
      pages.add(
          "filtered." + filter.replaceAll("[^a-z]+", "-"),
          s -> walked(s, s.main(), filter + "&limit=1"));
    }
    Cases crowd = pages.needs(Need.SECOND);
    for (int limit : new int[] {7, 100, 249, 250, 1000}) {
      crowd.add("crowd-by-" + limit, s -> walked(s, s.crowd(), "limit=" + limit));
    }
    crowd.add("crowd-filtered", s -> walked(s, s.crowd(), "role=billing&state=active&limit=10"));
    for (String filter : List.of("state=inactive", "role=planner", "role=admin&state=inactive")) {
      crowd.add(
          "crowd-filtered." + filter.replaceAll("[^a-z]+", "-"),
          s -> walked(s, s.crowd(), filter + "&limit=30"));
    }
    cases
        .says("Without `limit` the response holds the whole roster")
        .needs(Need.SECOND)
        .add(
            "crowd-whole",
            s -> {
              List<User> users = list(s, s.crowd()).send().roster().users();
              int expected = s.setup().profile().users() + 2;
              CaseFailure.unless(
                  users.size() == expected,
                  "the list must have %s users, but has %s",
                  expected,
                  users.size());
            });
    pages.add(
        "empty",
        s -> {
          Reply page = s.list("limit=5&user_id=nobody@conformance.example").send();
          CaseFailure.unless(
              page.roster().users().isEmpty() && page.header("Link").isEmpty(),
              "the page must be empty, without a Link");
        });
    pages
        .needs(Need.OTHERS)
        .add("pages-have-the-policy", s -> policy(s, s.organization(Slot.OTHERS)));
    pages.add(
        "long-addresses",
        s -> {
          String fresh = s.newEmail();
          for (String first : List.of("a", "m", "z")) {
            s.add(first.repeat(254 - fresh.length()) + fresh).send().done();
          }
          walked(s, s.main(), "limit=1");
        });
    links(cases);
    cursors(cases);
    changes(cases.says("A cursor is valid only with `limit`").needs(Need.SECOND));
  }

  private static Call list(Session s, Organization organization, String... query) {
    return s.list(query).on(organization);
  }

  /** Follows the links from the first page, and requires the users of the whole list. */
  private static void walked(Session s, Organization organization, String query) {
    String filter = query.replaceFirst("&?limit=[0-9]+", "");
    List<User> whole = list(s, organization, filter).send().roster().users();
    int limit = Integer.parseInt(query.replaceFirst(".*limit=", ""));
    List<User> walked = walk(s, list(s, organization, query), limit, page -> {});
    CaseFailure.unless(
        walked.equals(whole),
        "the pages must have the %s users of the whole list in its order, but have %s",
        whole.size(),
        walked.size());
  }

  private static void policy(Session s, Organization organization) {
    Map<String, Boolean> policy = list(s, organization).send().roster().mfa();
    Optional<Reply> page = Optional.of(list(s, organization, "limit=3").send());
    while (page.isPresent()) {
      CaseFailure.unless(
          page.get().roster().mfa().equals(policy),
          "mfa must be the same as in the whole list on each page");
      page = NextLink.of(page.get()).map(next -> follow(s, list(s, organization), next));
    }
  }

  private static List<User> walk(Session s, Call first, int limit, IntConsumer between) {
    List<User> walked = new ArrayList<>();
    Set<String> followed = new HashSet<>();
    Reply page = first.send();
    for (int number = 1; ; number++) {
      List<User> users = page.roster().users();
      CaseFailure.unless(
          users.size() <= limit,
          "a page must have at most %s users, but has %s",
          limit,
          users.size());
      CaseFailure.unless(
          number == 1 || !users.isEmpty(), "the page that a Link leads to must have users");
      walked.addAll(users);
      Optional<NextLink> next = NextLink.of(page);
      if (next.isEmpty()) {
        return walked;
      }
      CaseFailure.unless(
          followed.add(next.get().query()) && number < MAX_PAGES, "the links never end");
      between.accept(number);
      page = follow(s, first, next.get());
    }
  }

  private static Reply follow(Session s, Call like, NextLink next) {
    return s.send(
        Request.of("GET", like.operation().path() + "?" + next.query())
            .with("Authorization", like.authorization()));
  }

  private static void links(Cases cases) {
    Cases view = cases.says("only if more users follow");
    view.add(
        "link.none-without-limit",
        s -> CaseFailure.unless(s.list().send().header("Link").isEmpty(), "there must be no Link"));
    view.add(
        "link.none-on-the-last-page",
        s -> {
          // A server may choose shorter pages, which then have a Link.
          int size = s.list().send().roster().users().size();
          for (int limit : new int[] {size - 1, size, size + 1}) {
            Reply page = s.list("limit=" + limit).send();
            boolean last = page.roster().users().size() == size;
            CaseFailure.unless(
                NextLink.of(page).isEmpty() == last,
                "a page must have a Link if and only if users follow");
          }
        });
    view.add(
        "link.none-for-one-user",
        s -> {
          for (String filter : List.of("role=owner", "user_id=" + s.email(Caller.VIEWER))) {
            CaseFailure.unless(
                NextLink.of(s.list("limit=1&" + filter).send()).isEmpty(), "there must be no Link");
          }
        });
    view.add(
        "link.carries-filters",
        s -> {
          Call first = s.list("limit=1&role=admin&action=users&x=y");
          NextLink next = NextLink.required(first.send());
          follow(s, first, next).roster();
          CaseFailure.unless(
              next.values("role").equals(List.of("admin"))
                  && next.values("limit").equals(List.of("1"))
                  && next.values("org_id").equals(List.of(s.main().id()))
                  && next.values("cursor").size() == 1,
              "the Link must carry org_id, role, limit and cursor once, but is <%s>",
              next.reference());
        });
    view.add(
        "link.carries-the-state",
        s ->
            CaseFailure.unless(
                NextLink.required(s.list("limit=1&state=active").send())
                    .values("state")
                    .equals(List.of("active")),
                "the Link must carry state"));
    cases
        .says("References that the server sends")
        .add(
            "link.is-relative",
            s -> {
              NextLink next = NextLink.required(s.list("limit=1").send());
              NextLink.required(follow(s, s.list(), next));
              for (String header : List.of("Prefix: /p", "Host: x.example", "Proto: https")) {
                String[] words = header.split(": ", -1);
                Reply page = s.list("limit=1").header("X-Forwarded-" + words[0], words[1]).send();
                CaseFailure.unless(
                    withoutCursor(page).equals(withoutCursor(s.list("limit=1").send())),
                    "the Link must be the same with X-Forwarded-%s",
                    words[0]);
              }
            });
  }

  private static String withoutCursor(Reply page) {
    return NextLink.required(page).reference().replaceAll("cursor=[A-Za-z0-9_-]*", "cursor");
  }

  private static void cursors(Cases cases) {
    Cases view = cases.says("A cursor is valid only with `limit`");
    Cases other = cases.says("Any other value is 400");
    view.add(
        "cursor.in-any-order",
        s -> {
          String cursor = NextLink.required(s.list("limit=1&state=active").send()).cursor();
          Roster expected = s.list("limit=1&state=active&cursor=" + cursor).send().roster();
          for (String query :
              List.of("cursor=%s&limit=1&state=active", "state=active&cursor=%s&limit=1")) {
            CaseFailure.unless(
                s.list(query.formatted(cursor)).send().roster().equals(expected),
                "the page must be the same for any order of the parameters");
          }
        });
    view.add(
        "cursor.escaped",
        s -> {
          String cursor = cursor(s);
          String escaped = "%%%02X%s".formatted((int) cursor.charAt(0), cursor.substring(1));
          CaseFailure.unless(
              s.list("limit=1&cursor=" + escaped)
                  .send()
                  .roster()
                  .equals(s.list("limit=1&cursor=" + cursor).send().roster()),
              "an escaped letter must be the same as the letter");
        });
    view.add(
        "no-cursor.given-twice",
        s -> {
          String cursor = cursor(s);
          rejected(s.list("limit=1&cursor=%1$s&cursor=%1$s".formatted(cursor)));
        });
    other.add("no-cursor.last-letter-changed", PagingFamily::lastLetter);
    view.add("no-cursor.empty", s -> rejected(s.list("limit=1&cursor=")));
    view.add(
        "cursor.with-another-limit",
        s -> {
          String cursor = cursor(s);
          List<String> rest =
              walk(s, s.list("limit=1000&cursor=" + cursor), 1000, page -> {}).stream()
                  .map(User::email)
                  .toList();
          List<String> whole = s.list().send().roster().emails();
          CaseFailure.unless(
              rest.equals(whole.subList(1, whole.size())), "the cursor must lead to the rest");
        });
    view.add(
        "cursor.by-another-caller",
        s -> {
          Call page = s.list("limit=1&cursor=" + cursor(s));
          Roster expected = page.send().roster();
          for (Caller caller : Caller.ASSIGNABLE) {
            Reply reply = page.as(caller).send();
            CaseFailure.unless(
                reply.roster().equals(expected), "the page must be the same for every caller");
            NextLink.required(reply);
          }
        });
    view.add(
        "cursor.with-head",
        s -> {
          s.send(s.list("limit=1&cursor=" + cursor(s)).request().method("HEAD")).status(200);
          CaseFailure.unless(
              s.send(s.list("limit=1&role=owner").request().method("HEAD"))
                  .header("Link")
                  .isEmpty(),
              "HEAD of the last page must have no Link");
        });
    view.add(
        "cursor.twice-the-same-page",
        s -> {
          Call call = s.list("limit=2&cursor=" + cursor(s));
          CaseFailure.unless(
              call.send().roster().equals(call.send().roster()), "the page must be the same again");
        });
    for (String filter : List.of("state=active", "role=viewer", "user_id=a@conformance.example")) {
      view.add(
          "no-cursor.other-" + filter.replaceFirst("=.*", ""),
          s -> rejected(s.list("limit=1&" + filter + "&cursor=" + cursor(s))));
    }
    view.add(
        "no-cursor.filter-gone",
        s -> {
          String cursor = NextLink.required(s.list("limit=1&state=active").send()).cursor();
          rejected(s.list("limit=1&cursor=" + cursor));
          rejected(s.list("limit=1&state=inactive&cursor=" + cursor));
        });
    view.add(
        "no-cursor.filter-changed",
        s -> {
          s.put(s.newEmail(), "viewer", "active");
          String cursor =
              NextLink.required(s.list("limit=1&role=viewer&state=active").send()).cursor();
          for (String filter :
              List.of(
                  "role=planner&state=active",
                  "role=viewer&state=inactive",
                  "role=viewer",
                  "state=active",
                  "role=viewer&state=active&user_id=" + s.email(Caller.VIEWER))) {
            rejected(s.list("limit=1&" + filter + "&cursor=" + cursor));
          }
          String roleAlone = NextLink.required(s.list("limit=1&role=viewer").send()).cursor();
          rejected(s.list("limit=1&role=planner&cursor=" + roleAlone));
          rejected(s.list("limit=1&role=viewer&state=active&cursor=" + roleAlone));
        });
    view.needs(Need.SECOND)
        .add(
            "no-cursor.other-organization",
            s -> rejected(s.list("limit=1&cursor=" + cursor(s)).on(s.organization(Slot.SECOND))));
    INVALID_CURSORS.forEach(
        (name, change) ->
            other.add(
                "no-cursor." + name,
                s -> rejected(s.list("limit=1&cursor=" + change.apply(cursor(s))))));
    view.add(
        "no-cursor.without-limit",
        s -> s.list("cursor=" + cursor(s)).send().invalid("parameter", "cursor"));
  }

  private static String otherCase(String cursor) {
    String upper = cursor.toUpperCase(Locale.ROOT);
    return upper.equals(cursor) ? cursor.toLowerCase(Locale.ROOT) + "a" : upper;
  }

  /** Replaces the last letter by every other one, which may differ only in unused bits. */
  private static void lastLetter(Session s) {
    String cursor = cursor(s);
    int last = cursor.length() - 1;
    for (int i = 0; i < LETTERS.length(); i++) {
      if (LETTERS.charAt(i) != cursor.charAt(last)) {
        rejected(s.list("limit=1&cursor=" + cursor.substring(0, last) + LETTERS.charAt(i)));
      }
    }
  }

  private static String changed(String cursor, int position) {
    char other = cursor.charAt(position) == 'A' ? 'B' : 'A';
    return cursor.substring(0, position) + other + cursor.substring(position + 1);
  }

  private static String cursor(Session s) {
    return NextLink.required(s.list("limit=1").send()).cursor();
  }

  private static void rejected(Call call) {
    call.send().invalid("parameter", "cursor");
  }

  private static void changes(Cases cases) {
    cases
        .says("It stays valid when the user at its position is removed")
        .add(
            "cursor.survives-its-user",
            s -> {
              Organization crowd = s.crowd();
              List<String> whole = list(s, crowd).send().roster().emails();
              Reply page = list(s, crowd, "limit=5").send();
              int size = page.roster().users().size();
              s.remove(whole.get(size - 1)).on(crowd).send().done();
              List<String> next =
                  follow(s, list(s, crowd), NextLink.required(page)).roster().emails();
              CaseFailure.unless(
                  !next.isEmpty() && next.equals(whole.subList(size, size + next.size())),
                  "the next page must continue after the removed user");
            });
    cases.add(
        "while-users-come-and-go",
        s -> {
          Organization crowd = s.crowd();
          List<String> before = list(s, crowd).send().roster().emails();
          List<String> gone = new ArrayList<>();
          List<User> pages =
              walk(
                  s,
                  list(s, crowd, "limit=20"),
                  20,
                  page -> {
                    String victim = before.get((page * 37 + 11) % before.size());
                    boolean kept = victim.equals(crowd.owner()) || victim.equals(before.get(0));
                    if (!kept && !gone.contains(victim)) {
                      s.remove(victim).on(crowd).send().done();
                      gone.add(victim);
                    }
                    s.add(String.format(Locale.ROOT, "c%03d.%s", page * 7, s.newEmail()))
                        .on(crowd)
                        .send()
                        .done();
                    s.update(before.get(0), "role", page % 2 == 0 ? "viewer" : "planner")
                        .on(crowd)
                        .send()
                        .done();
                  });
          List<String> walked = pages.stream().map(User::email).toList();
          List<String> kept = before.stream().filter(email -> !gone.contains(email)).toList();
          List<String> seen = walked.stream().filter(email -> kept.contains(email)).toList();
          CaseFailure.unless(
              seen.equals(kept), "each unchanged user must appear exactly once and in order");
          CaseFailure.unless(
              walked.size() == Math.toIntExact(walked.stream().distinct().count()),
              "no user may appear twice");
        });
    cases.add(
        "pages-follow-writes",
        s -> {
          Call page = s.list("limit=2");
          page.send().roster();
          String user = "!" + s.newEmail();
          s.add(user).send().done();
          CaseFailure.unless(
              page.send().roster().user(user).isPresent(), "the page must have the added user");
          s.update(user, "role", "planner").send().done();
          CaseFailure.unless(
              page.send().roster().users().get(0).equals(new User(user, "planner", "inactive")),
              "the page must have the updated user");
          s.remove(user).send().done();
          CaseFailure.unless(
              page.send().roster().user(user).isEmpty(), "the page must not have the removed user");
        });
    cases
        .says("With `limit` the roster comes in pages")
        .add(
            "next-page-has-the-roster-of-its-time",
            s -> {
              String user = "~" + s.newEmail();
              s.put(user, "viewer", "active");
              List<User> walked =
                  walk(
                      s,
                      s.list("limit=2"),
                      2,
                      page ->
                          s.update(user, "role", page == 1 ? "planner" : "billing").send().done());
              User last = walked.get(walked.size() - 1);
              CaseFailure.unless(
                  last.equals(new User(user, "billing", "active")),
                  "a page must have the users of its time, but has %s",
                  last);
            });
    cases.add(
        "page-has-the-version-of-its-time",
        s -> {
          Organization crowd = s.crowd();
          Reply page = list(s, crowd, "limit=5").send();
          s.add(s.newEmail()).on(crowd).send().done();
          follow(s, list(s, crowd), NextLink.required(page)).version(page.version() + 1);
        });
  }
}
