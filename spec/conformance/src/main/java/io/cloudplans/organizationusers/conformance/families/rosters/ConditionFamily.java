package io.cloudplans.organizationusers.conformance.families.rosters;

import io.cloudplans.organizationusers.conformance.cases.Cases;
import io.cloudplans.organizationusers.conformance.cases.Family;
import io.cloudplans.organizationusers.conformance.cases.Table;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.session.Call;
import io.cloudplans.organizationusers.conformance.session.CaseFailure;
import io.cloudplans.organizationusers.conformance.session.NextLink;
import io.cloudplans.organizationusers.conformance.session.Reply;
import io.cloudplans.organizationusers.conformance.session.Session;
import io.cloudplans.organizationusers.conformance.setup.Caller;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Cases about {@code If-Match} and {@code If-None-Match}. In the tables {@code ID} stands for the
 * organization's id, {@code NOW} for its version, {@code OLD} for the version before it.
 */
public final class ConditionFamily implements Family {
  private static final String TAG = "\"ID-NOW\"";

  private static final Map<String, String> MATCHING_TAGS =
      Table.of(
          "tag", TAG,
          "weak", "W/" + TAG,
          "gzip", "\"ID-NOW-gzip\"",
          "weak-gzip", "W/\"ID-NOW-gzip\"",
          "any", "*",
          "last-of-two", "\"a\", " + TAG,
          "first-of-two", TAG + ", \"a\"",
          "after-a-weak-one", "W/\"a\", " + TAG,
          "after-a-backslash", "\"a\\\", " + TAG,
          "weak-list", "\"x,y\",W/\"ID-OLD\" ,\t" + TAG,
          "empty-elements", ", ," + TAG + ", ,");

  private static final Map<String, String> OTHER_TAGS =
      Table.of(
          "old", "\"ID-OLD\"",
          "other-organization", "\"1ID-NOW\"",
          "other-coding", "\"ID-NOW-br\"",
          "empty-tag", "\"\"",
          "quoted-star", "\"*\"",
          "within-another", "\"x,ID-NOW,y\"",
          "prefix", "\"ID-NOW0\"",
          "old-and-next", "\"ID-OLD\", \"ID-NEXT\"",
          "leading-zero", "\"ID-0NOW\"",
          "leading-zero-of-the-id", "\"0ID-NOW\"",
          "gzip-in-capitals", "\"ID-NOW-GZIP\"",
          "gzip-twice", "\"ID-NOW-gzip-gzip\"",
          "gzip-without-hyphen", "\"ID-NOWgzip\"",
          "version-alone", "\"NOW\"",
          "organization-alone", "\"ID\"",
          "no-version", "\"ID-\"",
          "wildcard", "\"ID-*\"",
          "weak-within", "\"W/ID-NOW\"");

  private static final Map<String, String> MALFORMED_TAGS =
      Table.of(
          "bare", "ID-NOW",
          "half-quoted", "\"ID-NOW",
          "star-and-tag", "*, " + TAG,
          "lower-case-weak", "w/" + TAG,
          "no-comma", "\"a\" \"b\"",
          "space-in-tag", "\"a b\"",
          "no-tag", "",
          "comma", ",",
          "weak-alone", "W/",
          "space-after-weak", "W/ " + TAG,
          "tag-and-star", TAG + ", *",
          "single-quotes", "'ID-NOW'",
          "letter-after", TAG + "x",
          "semicolon", TAG + "; " + TAG);

  @Override
  public String name() {
    return "condition";
  }

  @Override
  public void define(Cases cases, Contract contract) {
    Cases none = cases.says("Returns 304 without a body");
    MATCHING_TAGS.forEach(
        (name, tags) ->
            none.add(
                "none-match." + name,
                s -> {
                  for (String method : List.of("GET", "HEAD")) {
                    Reply reply = list(s, tags).changed(r -> r.method(method)).send().notModified();
                    CaseFailure.unless(
                        reply.version() == s.list().send().version(),
                        "the ETag must be that of the list");
                  }
                }));
    OTHER_TAGS.forEach(
        (name, tags) ->
            none.add(
                "none-match-not." + name,
                s ->
                    CaseFailure.unless(
                        list(s, tags).send().roster().equals(s.list().send().roster()),
                        "the list must be complete")));
    none.add(
        "none-match.two-lines",
        s -> list(s, "\"a\"").header("If-None-Match", filled(s, TAG)).send().notModified());
    none.add(
        "none-match.hundred-tags", s -> list(s, "\"a\",".repeat(99) + TAG).send().notModified());
    none.add("none-match.other-bytes", s -> list(s, "\"\u00e9\", " + TAG).send().notModified());
    none.add(
        "none-match.filter-and-page",
        s -> {
          for (String tags : List.of(TAG, "*")) {
            for (String query :
                List.of(
                    "limit=1&role=viewer",
                    "limit=1",
                    "role=viewer",
                    "state=inactive",
                    "user_id=nobody@conformance.example")) {
              CaseFailure.unless(
                  list(s, tags)
                      .query(query)
                      .send()
                      .notModified()
                      .tag()
                      .equals(s.list().send().tag()),
                  "the ETag must be that of the list");
            }
          }
        });
    none.add(
        "none-match.for-every-role",
        s -> {
          for (Caller caller : Caller.ASSIGNABLE) {
            for (String tags : List.of(TAG, "*")) {
              list(s, tags).as(caller).send().notModified();
              list(s, tags).withMfa(caller).send().notModified();
            }
          }
        });
    none.add(
        "none-match.next-page",
        s -> {
          String next = NextLink.required(s.list("limit=1").send()).query();
          s.list(next.replaceFirst("org_id=[0-9]+&", ""))
              .header("If-None-Match", filled(s, TAG))
              .send()
              .notModified();
        });
    none.add(
        "none-match.after-a-change",
        s -> {
          String tag = s.list().send().tag();
          s.add(s.newEmail()).send().done();
          s.list().header("If-None-Match", tag).send().roster();
          for (String query : List.of("role=owner", "user_id=" + s.main().owner(), "limit=1")) {
            s.list(query).header("If-None-Match", tag).send().roster();
          }
        });
    matches(cases);
    syntax(cases);
  }

  private static void matches(Cases family) {
    Cases cases = family.says("Applies the write only if the organization");
    MATCHING_TAGS.forEach(
        (name, tags) ->
            cases.add(
                "match." + name,
                s -> {
                  for (Call call : s.successiveWrites()) {
                    if (name.startsWith("weak") && !name.equals("weak-list")) {
                      rejected(s, call, tags);
                    } else {
                      call.header("If-Match", filled(s, tags)).send().done();
                    }
                  }
                }));
    Cases otherwise = family.says("Otherwise the response is 412");
    OTHER_TAGS.forEach(
        (name, tags) -> otherwise.add("match-not." + name, s -> rejected(s, Caller.OWNER, tags)));
    otherwise.add("match-not.weak-in-a-list", s -> rejected(s, Caller.OWNER, "\"a\", W/" + TAG));
    otherwise.add("match-not.by-an-admin", s -> rejected(s, Caller.ADMIN, "\"ID-OLD\""));
    cases.add(
        "match.two-lines",
        s ->
            s.successiveWrites()
                .forEach(
                    call ->
                        call.header("If-Match", "\"a\"")
                            .header("If-Match", filled(s, TAG))
                            .applied()));
    cases.add(
        "match.first-of-two-lines",
        s ->
            s.successiveWrites()
                .forEach(
                    call ->
                        call.header("If-Match", filled(s, TAG))
                            .header("If-Match", "\"a\"")
                            .applied()));
    otherwise.add(
        "match-not.with-a-key",
        s -> {
          String tag = filled(s, "\"ID-OLD\"");
          for (Call call : s.writes()) {
            call.header("If-Match", tag)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .rejected()
                .problem("precondition-failed");
          }
        });
    cases.add("dates-are-no-condition", ConditionFamily::dates);
    cases.add(
        "match.hundred-tags",
        s ->
            s.successiveWrites()
                .forEach(
                    call ->
                        call.header("If-Match", filled(s, "\"a\",".repeat(99) + TAG)).applied()));
    cases.add(
        "match.other-bytes",
        s ->
            s.successiveWrites()
                .forEach(
                    call -> call.header("If-Match", filled(s, "\"\u00e9\", " + TAG)).applied()));
    cases.add(
        "match.tag-of-a-write",
        s -> {
          String first = s.newEmail();
          String tag = s.add(first).send().done().tag();
          String next = s.remove(first).header("If-Match", tag).send().done().tag();
          s.add(first).header("If-Match", tag).rejected().problem("precondition-failed");
          s.add(first).header("If-Match", next).send().done();
        });
    cases.add(
        "match.update-that-changes-nothing",
        s -> {
          Call update = s.update(s.email(Caller.VIEWER), "role", "viewer");
          rejected(s, update, "\"ID-OLD\"");
          update.header("If-Match", filled(s, TAG)).send().done();
        });
  }

  /** Without a date of modification, conditions with dates are ignored (RFC 9110, section 13.1). */
  private static void dates(Session s) {
    if (s.list().send().header("Last-Modified").isPresent()) {
      return;
    }
    s.list().header("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT").send().roster();
    for (Call call : s.successiveWrites()) {
      call.header("If-Unmodified-Since", "Mon, 01 Jan 2001 00:00:00 GMT").applied();
    }
  }

  private static void rejected(Session s, Caller caller, String tags) {
    String header = filled(s, tags);
    for (Call call : s.writes()) {
      call.as(caller).header("If-Match", header).rejected().problem("precondition-failed");
    }
  }

  private static void rejected(Session s, Call call, String tags) {
    call.header("If-Match", filled(s, tags)).rejected().problem("precondition-failed");
  }

  private static void syntax(Cases cases) {
    MALFORMED_TAGS.forEach(
        (name, tags) -> {
          cases
              .says("Returns 304 without a body")
              .add(
                  "no-tags.none-match." + name,
                  s -> list(s, tags).send().invalid("header", "If-None-Match"));
          cases
              .says("Applies the write only if the organization")
              .add(
                  "no-tags.match." + name,
                  s -> {
                    String header = filled(s, tags);
                    for (Call call : s.writes()) {
                      call.header("If-Match", header).rejected().invalid("header", "If-Match");
                    }
                  });
        });
    cases
        .says("Applies the write only if the organization")
        .add(
            "no-tags.match.hundred-and-one",
            s -> {
              String tags = "\"a\",".repeat(100) + filled(s, TAG);
              s.add(s.newEmail()).header("If-Match", tags).rejected().invalid("header", "If-Match");
            });
    for (String header : List.of("If-Match", "If-None-Match")) {
      cases
          .says("entity tags from earlier responses")
          .add(
              "no-tags.in-two-lines." + header.toLowerCase(Locale.ROOT),
              s -> {
                String tags = "\"a\",".repeat(50) + "\"a\"";
                Call call = header.equals("If-Match") ? s.add(s.newEmail()) : s.list();
                call.header(header, tags).header(header, tags).send().invalid("header", header);
              });
    }
    cases
        .says("Returns 304 without a body")
        .add(
            "no-tags.none-match.hundred-and-one",
            s -> list(s, "\"a\",".repeat(100) + TAG).send().invalid("header", "If-None-Match"));
  }

  private static Call list(Session s, String tags) {
    return s.list().header("If-None-Match", filled(s, tags));
  }

  private static String filled(Session s, String tags) {
    if (!tags.matches(".*(ID|NOW).*")) {
      return tags;
    }
    long now = s.list().send().version();
    return tags.replace("ID", s.main().id())
        .replace("NOW", "" + now)
        .replace("OLD", "" + (now - 1))
        .replace("NEXT", "" + (now + 1));
  }
}
