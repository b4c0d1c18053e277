package io.cloudplans.organizationusers.conformance.families.service;

import io.cloudplans.organizationusers.conformance.cases.Cases;
import io.cloudplans.organizationusers.conformance.cases.Family;
import io.cloudplans.organizationusers.conformance.cases.Need;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.session.Call;
import io.cloudplans.organizationusers.conformance.session.CaseFailure;
import io.cloudplans.organizationusers.conformance.session.NotRunException;
import io.cloudplans.organizationusers.conformance.session.Reply;
import io.cloudplans.organizationusers.conformance.session.Session;
import io.cloudplans.organizationusers.conformance.setup.Caller;
import io.cloudplans.organizationusers.conformance.setup.Organization;
import java.util.List;

/** Cases about compressed lists, if the server supports compression. */
public final class GzipFamily implements Family {
  @Override
  public String name() {
    return "gzip";
  }

  @Override
  public void define(Cases cases, Contract contract) {
    Cases view = cases.says("may compress a response with gzip");
    for (String accepted :
        List.of(
            "identity",
            "gzip;q=0",
            "gzip;q=0.000",
            "gzip ; q=0.0",
            "gzip;Q=0",
            "identity, gzip;q=0",
            "*;q=0",
            "*, gzip;q=0",
            "deflate",
            "br, zstd",
            "gzipped",
            "")) {
      view.needs(Need.SECOND)
          .add(
              "not-for." + (accepted.isEmpty() ? "_" : accepted.replaceAll("[^a-z0-9]+", "_")),
              s ->
                  CaseFailure.unless(
                      !list(s, accepted).response().isGzip(),
                      "the response must not be compressed"));
    }
    Cases tags =
        cases.says("a compressed response has its own entity tag").needs(Need.SECOND, Need.GZIP);
    tags.add("same-content", GzipFamily::same);
    tags.add(
        "pages",
        s -> {
          for (String query : List.of("limit=200", "limit=1000")) {
            Reply plain = s.list(query).on(s.crowd()).send();
            Reply compressed = s.list(query).on(s.crowd()).header("Accept-Encoding", "gzip").send();
            CaseFailure.unless(
                compressed.roster().equals(plain.roster())
                    && compressed.header("Link").isPresent() == plain.header("Link").isPresent(),
                "a page must have the same users, and a Link or none, when it is compressed");
          }
        });
    tags.add(
        "filters",
        s -> {
          for (String query :
              List.of(
                  "state=active", "role=viewer", "role=admin&state=inactive", "user_id=a@b.c")) {
            Call list = s.list(query).on(s.crowd());
            CaseFailure.unless(
                gzip(list).send().roster().equals(list.send().roster()),
                "a filtered list must have the same users when it is compressed");
          }
        });
    tags.add(
        "not-modified",
        s -> {
          Reply list = compressed(s);
          for (String tag : List.of(list.tag(), list.tag().replace("-gzip", ""), "*")) {
            Reply reply =
                gzip(s.list().on(s.crowd()).header("If-None-Match", tag)).send().notModified();
            CaseFailure.unless(
                reply.tag().replace("-gzip", "").equals(list.tag().replace("-gzip", "")),
                "the ETag must be that of the list, but is %s",
                reply.tag());
          }
        });
    tags.add(
        "after-a-change",
        s -> {
          Reply before = compressed(s);
          String user = s.newEmail();
          long version = s.add(user).on(s.crowd()).send().done().version();
          Reply after = gzip(s.list().on(s.crowd()).header("If-None-Match", before.tag())).send();
          CaseFailure.unless(
              after.version(version).roster().user(user).isPresent(),
              "the compressed list must have the added user");
          s.remove(user)
              .on(s.crowd())
              .header("If-Match", after.tag())
              .send()
              .done()
              .version(version + 1);
        });
    tags.add(
        "head",
        s -> {
          Reply list = compressed(s);
          Reply head = s.send(gzip(s.list().on(s.crowd())).request().method("HEAD")).status(200);
          CaseFailure.unless(
              head.tag().replace("-gzip", "").equals(list.tag().replace("-gzip", ""))
                  && head.tag().endsWith("-gzip\"") == head.header("Content-Encoding").isPresent(),
              "the ETag must be that of GET, with -gzip if HEAD has Content-Encoding, but is %s",
              head.tag());
        });
    tags.add(
        "other-responses",
        s -> {
          String user = s.newEmail();
          gzip(s.add(user)).send().done();
          gzip(s.update(user, "role", "admin")).send().done();
          gzip(s.remove(user)).send().done();
          gzip(s.remove(user)).send().problem("user-not-found");
          gzip(s.list("limit=0")).send().invalid("parameter", "limit");
          gzip(s.list()).authorization("").send().problem("invalid-token");
          gzip(s.list()).as(Caller.STRANGER).send().problem("organization-not-found");
        });
    tags.add(
        "tag-matches",
        s -> {
          Reply list = compressed(s);
          s.list().on(s.crowd()).header("If-None-Match", list.tag()).send().notModified();
          String user = s.newEmail();
          s.add(user).on(s.crowd()).header("If-Match", list.tag()).send().done();
          String next = compressed(s).tag();
          s.update(user, "role", "planner").on(s.crowd()).header("If-Match", next).send().done();
        });
  }

  private static Call gzip(Call call) {
    return call.header("Accept-Encoding", "gzip");
  }

  private static Reply list(Session s, String accepted) {
    Organization crowd = s.crowd();
    Reply reply = s.list().on(crowd).header("Accept-Encoding", accepted).send();
    CaseFailure.unless(
        reply.header("Vary").isPresent(), "every list must have Vary: Accept-Encoding");
    boolean suffix = reply.tag().endsWith("-gzip\"");
    CaseFailure.unless(
        suffix == reply.response().isGzip(),
        "the ETag must end with -gzip if and only if the body is compressed, but is %s",
        reply.tag());
    return reply;
  }

  private static Reply compressed(Session s) {
    Reply reply = list(s, "gzip");
    if (!reply.response().isGzip()) {
      throw new NotRunException("the server did not compress a list of this size");
    }
    return reply;
  }

  private static void same(Session s) {
    Reply compressed = compressed(s);
    Reply plain = list(s, "identity");
    CaseFailure.unless(
        compressed.roster().equals(plain.roster()), "both responses must have the same content");
    CaseFailure.unless(
        compressed.tag().equals(plain.tag().replaceFirst("\"$", "-gzip\"")),
        "the ETag must be that of the plain response with -gzip");
  }
}
