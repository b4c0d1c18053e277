package io.cloudplans.organizationusers.conformance.families.rosters;

import io.cloudplans.organizationusers.conformance.cases.Cases;
import io.cloudplans.organizationusers.conformance.cases.Family;
import io.cloudplans.organizationusers.conformance.cases.Need;
import io.cloudplans.organizationusers.conformance.cases.Table;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.session.Call;
import io.cloudplans.organizationusers.conformance.session.CaseFailure;
import io.cloudplans.organizationusers.conformance.session.Reply;
import io.cloudplans.organizationusers.conformance.session.Session;
import io.cloudplans.organizationusers.conformance.session.User;
import io.cloudplans.organizationusers.conformance.setup.Caller;
import io.cloudplans.organizationusers.conformance.setup.Slot;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Cases about writes with an {@code Idempotency-Key}. */
public final class IdempotencyFamily implements Family {
  private static final String KEY = "Idempotency-Key";
  private static final int CONCURRENT_CALLS = 8;

  private static final Map<String, String> VALID_KEYS =
      Table.of(
          "bare", "K",
          "quoted", "\"K\"",
          "space-around", "  K ",
          "all-characters", "aZ09._~:-K",
          "64-characters", "64",
          "64-characters-quoted", "\"64\"");

  private static final Map<String, String> INVALID_KEYS =
      Table.of(
          "empty", "",
          "empty-quotes", "\"\"",
          "half-quoted", "\"a",
          "half-quoted-at-the-end", "a\"",
          "65-characters", "k".repeat(65),
          "65-characters-quoted", "\"" + "k".repeat(65) + "\"",
          "space", "a b",
          "comma", "a,b",
          "slash", "a/b",
          "plus", "a+b",
          "single-quotes", "'a'",
          "tab", "a\tb",
          "backslash", "a\\b",
          "at-sign", "a@b",
          "two-quoted", "\"a\"\"b\"",
          "two-in-one-line", "\"a\", \"b\"",
          "space-in-quotes", "\" a\"",
          "not-ascii", "k\u00e9");

  @Override
  public String name() {
    return "idempotency";
  }

  @Override
  public void define(Cases cases, Contract contract) {
    Cases syntax = cases.says("Makes a write safe to");
    VALID_KEYS.forEach(
        (name, key) ->
            syntax.add(
                "key." + name,
                s -> {
                  String full =
                      key.replace("64", (key() + "k".repeat(64)).substring(0, 64))
                          .replace("K", key());
                  Call call = s.add(s.newEmail()).header(KEY, full);
                  long version = call.send().done().version();
                  call.send().done().version(version);
                }));
    INVALID_KEYS.forEach(
        (name, key) ->
            syntax.add(
                "no-key." + name,
                s -> {
                  for (Call call : s.writes()) {
                    call.header(KEY, key).rejected().invalid("header", KEY);
                  }
                }));
    syntax.add(
        "key.one-character",
        s -> {
          // Another run may have used the key.
          Reply reply = s.add(s.newEmail()).header(KEY, "k").send();
          if (reply.status() != 200) {
            reply.problem("idempotency-key-reused");
          }
        });
    syntax.add(
        "no-key.two-lines",
        s ->
            s.add(s.newEmail())
                .header(KEY, key())
                .header(KEY, key())
                .rejected()
                .invalid("header", KEY));
    syntax.add(
        "no-key-of-a-list",
        s -> {
          for (String key : List.of("k", "a b")) {
            s.list().header(KEY, key).send().roster();
          }
        });
    Cases quotes = cases.says("the quotes are not part of the key");
    quotes.add(
        "quotes-are-no-part",
        s -> {
          String key = key();
          Call call = s.add(s.newEmail());
          long version = call.header(KEY, key).send().done().version();
          call.header(KEY, "\"" + key + "\"").send().done().version(version);
        });
    quotes.add(
        "keys-are-compared-by-case",
        s -> {
          String key = "a" + key();
          Call call = s.add(s.newEmail());
          call.header(KEY, key).send().done();
          call.header(KEY, key.toUpperCase(Locale.ROOT)).send().problem("user-already-exists");
        });
    quotes.add(
        "keys-are-compared-to-the-end",
        s -> {
          String key = key() + "-".repeat(27);
          s.add(s.newEmail()).header(KEY, key + "a").applied();
          s.add(s.newEmail()).header(KEY, key + "b").applied();
        });
    replays(cases);
    reuse(cases);
    scope(cases);
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static void replays(Cases family) {
    Cases cases = family.says("The same request with the same key");
    cases.add(
        "add-again",
        s -> {
          Call call = s.add(s.newEmail()).header(KEY, key());
          replayed(s, call);
        });
    cases.add(
        "update-again",
        s -> replayed(s, s.update(s.newUser("viewer"), "role", "admin").header(KEY, key())));
    cases.add("remove-again", s -> replayed(s, s.remove(s.newUser("viewer")).header(KEY, key())));
    cases.add(
        "after-other-writes",
        s -> {
          String user = s.newEmail();
          Call call = s.add(user).header(KEY, key());
          long version = call.send().done().version();
          s.remove(user).send().done();
          call.send().done().version(version);
          s.requireNoUser(user);
        });
    cases.add(
        "removal-after-another-addition",
        s -> {
          String user = s.newUser("viewer");
          Call call = s.remove(user).header(KEY, key());
          long version = call.send().done().version();
          s.put(user, "planner", "active");
          call.send().done().version(version);
          s.requireUser(new User(user, "planner", "active"));
        });
    cases.add(
        "replay-has-its-own-request-id",
        s -> {
          Call call = s.add(s.newEmail()).header(KEY, key());
          for (String id : List.of("first", "second")) {
            Reply reply = call.header("X-Request-Id", id).send().done();
            CaseFailure.unless(
                reply.header("X-Request-Id").orElse("").equals(id),
                "X-Request-Id must be that of the request");
          }
        });
    Cases same = family.says("Requests are the same if");
    same.add(
        "with-a-stale-precondition",
        s -> {
          String tag = s.list().send().tag();
          String user = s.newEmail();
          String key = key();
          Call call = s.add(user).header(KEY, key).header("If-Match", tag);
          long version = call.send().done().version();
          call.send().done().version(version);
          s.add(user).header(KEY, key).send().done().version(version);
        });
    cases.add(
        "update-that-changed-nothing",
        s -> {
          Call call = s.update(s.email(Caller.VIEWER), "state", "active").header(KEY, key());
          long version = call.send().done().version();
          s.add(s.newEmail()).send().done();
          call.send().done().version(version);
        });
    cases.add(
        "older-keys",
        s -> {
          List<Call> calls =
              IntStream.range(0, 12).mapToObj(i -> s.add(s.newEmail()).header(KEY, key())).toList();
          List<Long> versions = calls.stream().map(call -> call.send().done().version()).toList();
          for (int retry = 0; retry < 4; retry++) {
            for (int i = 0; i < calls.size(); i++) {
              calls.get(i).send().done().version(versions.get(i));
            }
          }
        });
    same.add(
        "same-meaning",
        s -> {
          String key = key();
          String user = s.newEmail();
          Call call = s.add(user).header(KEY, key);
          long version = call.send().done().version();
          call.members("user_id", user.toUpperCase(Locale.ROOT), "role", "viewer")
              .send()
              .done()
              .version(version);
          call.members("user_id", user, "role", "viewer", "state", "inactive")
              .send()
              .done()
              .version(version);
          call.body(
                  " { \"role\" : \"view\\u0065r\", \"user_id\":\"%s\",\"org_id\":\"%s\"}\n"
                      .formatted(user, s.main().id()))
              .send()
              .done()
              .version(version);
          call.query("action=add_user").send().done().version(version);
        });
    family
        .says("Of two concurrent requests with the same key")
        .add(
            "in-flight-together",
            s -> {
              long before = s.list().send().version();
              Call call = s.add(s.newEmail()).header(KEY, key());
              List<Reply> replies =
                  ConcurrentCalls.run(
                      IntStream.range(0, CONCURRENT_CALLS).mapToObj(i -> call).toList());
              replies.forEach(reply -> reply.done().version(before + 1));
              s.list().send().version(before + 1);
            });
    family
        .says("Of two concurrent requests with the same key")
        .add(
            "in-flight-with-other-bodies",
            s -> {
              long before = s.list().send().version();
              String key = key();
              List<Reply> replies =
                  ConcurrentCalls.run(
                      IntStream.range(0, CONCURRENT_CALLS)
                          .mapToObj(i -> s.add(s.newEmail()).header(KEY, key))
                          .toList());
              ConcurrentCalls.requireOneSuccess(replies, "idempotency-key-reused");
              s.list().send().version(before + 1);
            });
  }

  private static void replayed(Session s, Call call) {
    Reply first = call.send().done();
    long now = s.list().send().version();
    call.send().done().version(first.version());
    s.list().send().version(now);
  }

  private static void reuse(Cases cases) {
    Cases view = cases.says("A different request with the same key is 422");
    view.add(
        "other-role", s -> reused(s, call -> call.body(call.body().replace("viewer", "admin"))));
    view.add("other-user", s -> reused(s, call -> s.add(s.newEmail()).header(KEY, keyOf(call))));
    view.add(
        "other-state",
        s ->
            reused(s, call -> call.body(call.body().replaceFirst("}$", ",\"state\":\"active\"}"))));
    view.add(
        "other-operation",
        s -> reused(s, call -> s.remove(s.email(Caller.VIEWER)).header(KEY, keyOf(call))));
    view.add(
        "update-with-the-same-body",
        s -> reused(s, call -> s.call("updateUser").body(call.body()).header(KEY, keyOf(call))));
    view.add(
        "other-update",
        s -> {
          String key = key();
          String user = s.newUser("viewer");
          Call first = s.update(user, "role", "admin").header(KEY, key);
          long version = first.send().done().version();
          for (Call other :
              List.of(
                  s.update(user, "role", "viewer"),
                  s.update(user, "state", "active"),
                  s.update(user, "role", "admin", "state", "active"),
                  s.update(s.newUser("viewer"), "role", "admin"))) {
            other.header(KEY, key).rejected().problem("idempotency-key-reused");
          }
          first.send().done().version(version);
        });
    view.add(
        "other-removal",
        s -> {
          String key = key();
          s.remove(s.newUser("viewer")).header(KEY, key).send().done();
          s.remove(s.newUser("viewer"))
              .header(KEY, key)
              .rejected()
              .problem("idempotency-key-reused");
        });
    view.add(
        "before-the-precondition",
        s ->
            reused(
                s,
                call -> s.add(s.newEmail()).header(KEY, keyOf(call)).header("If-Match", "\"x\"")));
    view.add(
        "before-the-operations-rules",
        s -> reused(s, call -> s.add(s.main().owner()).header(KEY, keyOf(call))));
    view.add(
        "other-reason",
        s -> {
          String user = s.newUser("viewer");
          String key = key();
          s.call("removeUser")
              .members("user_id", user, "reason", "One")
              .header(KEY, key)
              .send()
              .done();
          s.call("removeUser")
              .members("user_id", user, "reason", "Two")
              .header(KEY, key)
              .send()
              .problem("idempotency-key-reused");
          s.remove(user).header(KEY, key).send().problem("idempotency-key-reused");
        });
  }

  private interface Change {
    Call of(Call call);
  }

  private static String keyOf(Call call) {
    return call.request().header(KEY).orElseThrow();
  }

  private static void reused(Session s, Change change) {
    Call call = s.add(s.newEmail()).header(KEY, key());
    long version = call.send().done().version();
    change.of(call).rejected().problem("idempotency-key-reused");
    call.send().done().version(version);
  }

  private static void scope(Cases cases) {
    Cases view = cases.says("Its scope is the organization, the caller");
    view.add(
        "belongs-to-its-caller",
        s -> {
          String key = key();
          String user = s.newEmail();
          s.add(user).header(KEY, key).send().done();
          s.remove(user).header(KEY, key).as(Caller.ADMIN).send().done();
          s.requireNoUser(user);
        });
    view.needs(Need.KEY)
        .add(
            "belongs-to-its-caller-in-capitals",
            s -> {
              String email = s.email(Caller.ADMIN);
              Call call = s.add(s.newEmail()).header(KEY, key()).as(Caller.ADMIN);
              long version = call.send().done().version();
              String capitals = s.key().token(email.toUpperCase(Locale.ROOT), false);
              call.token(capitals).send().done().version(version);
            });
    view.needs(Need.SECOND)
        .add(
            "belongs-to-its-organization",
            s -> {
              String key = key();
              String user = s.newEmail();
              s.add(user).header(KEY, key).send().done();
              Reply other =
                  s.add(user).header(KEY, key).on(s.organization(Slot.SECOND)).send().done();
              CaseFailure.unless(
                  other.tag().startsWith("\"" + s.organization(Slot.SECOND).id() + "-"),
                  "the response must be the other organization's");
              s.remove(user).on(s.organization(Slot.SECOND)).send().done();
            });
    Cases free = cases.says("a problem leaves the key unused");
    free.add(
        "free-after-not-found",
        s -> {
          String key = key();
          String user = s.newEmail();
          s.remove(user).header(KEY, key).send().problem("user-not-found");
          s.add(user).header(KEY, key).send().done();
        });
    free.add(
        "free-after-a-conflict",
        s -> {
          String key = key();
          s.add(s.email(Caller.VIEWER)).header(KEY, key).send().problem("user-already-exists");
          s.update(s.main().owner(), "role", "admin")
              .header(KEY, key)
              .send()
              .problem("owner-protected");
          s.add(s.newEmail()).header(KEY, key).send().done();
        });
    free.add(
        "free-after-a-precondition",
        s -> {
          String key = key();
          Call call = s.add(s.newEmail()).header(KEY, key);
          call.header("If-Match", "\"x\"").send().problem("precondition-failed");
          call.send().done();
        });
    free.add(
        "free-after-a-bad-request",
        s -> {
          String key = key();
          s.add("x").header(KEY, key).send().problem("invalid-request");
          s.add(s.newEmail())
              .header(KEY, key)
              .changed(request -> request.without("Content-Type"))
              .send()
              .problem("unsupported-media-type");
          s.add(s.newEmail())
              .header(KEY, key)
              .body(" ".repeat(65_537))
              .send()
              .problem("payload-too-large");
          s.add(s.newEmail()).header(KEY, key).send().done();
        });
    free.add(
        "free-after-a-lack-of-rights",
        s -> {
          String actor = s.email(Caller.ACTOR);
          Call call = s.add(s.newEmail()).header(KEY, key()).as(Caller.ACTOR);
          call.send().problem("organization-not-found");
          s.put(actor, "viewer", "active");
          call.send().problem("role-not-permitted");
          s.update(actor, "role", "admin", "state", "inactive").send().done();
          call.send().problem("caller-inactive");
          s.update(actor, "state", "active").send().done();
          call.changed(request -> request.with("Accept", "a/b")).send().problem("not-acceptable");
          call.applied();
        });
    free.needs(Need.USERSMGMT)
        .add(
            "free-after-a-challenge",
            s -> {
              Call call = s.add(s.newEmail()).on(s.organization(Slot.USERSMGMT)).header(KEY, key());
              call.as(Caller.ADMIN).send().problem("step-up-required");
              call.withMfa(Caller.ADMIN).applied();
            });
    cases
        .says("The caller is the e-mail address in the token")
        .add(
            "no-replay-without-rights",
            s -> {
              s.put(s.email(Caller.ACTOR), "admin", "active");
              Call call = s.add(s.newEmail()).header(KEY, key()).as(Caller.ACTOR);
              call.send().done();
              s.update(s.email(Caller.ACTOR), "role", "viewer").send().done();
              call.send().problem("role-not-permitted");
              s.update(s.email(Caller.ACTOR), "state", "inactive").send().done();
              call.send().problem("caller-inactive");
              s.remove(s.email(Caller.ACTOR)).send().done();
              call.send().problem("organization-not-found");
            });
  }
}
