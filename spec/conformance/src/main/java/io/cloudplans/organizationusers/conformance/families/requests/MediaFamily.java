package io.cloudplans.organizationusers.conformance.families.requests;

import io.cloudplans.organizationusers.conformance.cases.Cases;
import io.cloudplans.organizationusers.conformance.cases.Family;
import io.cloudplans.organizationusers.conformance.cases.Table;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.session.Call;
import io.cloudplans.organizationusers.conformance.session.Session;
import io.cloudplans.organizationusers.conformance.setup.Caller;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Cases about media types of requests and responses. */
public final class MediaFamily implements Family {
  private static final Map<String, String> JSON =
      Table.of(
          "plain", "application/json",
          "capitals", "APPLICATION/Json",
          "charset", "application/json;charset=utf-8",
          "charset-in-capitals", "application/json; charset=UTF-8",
          "charset-quoted", "application/json ; charset=\"utf-8\"",
          "parameter-in-capitals", "application/json; CHARSET=utf-8");

  private static final Map<String, String> OTHER_MEDIA_TYPES =
      Table.of(
          "empty", "",
          "utf8", "application/json; charset=utf8",
          "no-slash", "json",
          "text", "text/plain",
          "text-json", "text/json",
          "any", "*/*",
          "any-application", "application/*",
          "form", "application/x-www-form-urlencoded",
          "multipart", "multipart/form-data; boundary=x",
          "problem", "application/problem+json",
          "patch", "application/merge-patch+json",
          "json-seq", "application/json-seq",
          "latin-1", "application/json; charset=iso-8859-1",
          "us-ascii", "application/json; charset=us-ascii",
          "utf-16", "application/json; charset=utf-16");

  private static final Map<String, String> ACCEPTED =
      Table.of(
          "any", "*/*",
          "any-application", "application/*",
          "json", "application/json",
          "capitals", "Application/JSON;q=0.001",
          "after-html", "text/html, application/json;q=0.9, */*;q=0",
          "more-specific-wins", "application/*;q=0, application/json",
          "wildcards", "*/*;q=0,application/*;q=0.5",
          "problem-first", "application/problem+json, application/json;q=0.1",
          "problem-and-any", "application/problem+json, */*;q=0.1",
          "spaces", "text/html , application/json ; q=0.5",
          "quoted-comma", "text/html;x=\"a, b\", application/json",
          "browser", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");

  private static final Map<String, String> NOT_ACCEPTED =
      Table.of(
          "html", "text/html",
          "problem", "application/problem+json",
          "others", "application/xml, text/*",
          "json-refused", "application/json;q=0",
          "json-refused-with-any", "application/json;q=0.0, */*",
          "application-refused", "application/*;q=0, */*",
          "json-refused-in-capitals", "application/json;Q=0",
          "json-refused-with-zeros", "application/json;q=0.000",
          "json-refused-with-spaces", "application/json ; q=0, */*",
          "all-refused", "*/*;q=0");

  @Override
  public String name() {
    return "media";
  }

  @Override
  public void define(Cases cases, Contract contract) {
    Cases body = cases.says("A request body is `application/json`");
    JSON.forEach(
        (name, type) ->
            body.add(
                "content-type." + name,
                s -> s.successiveWrites().forEach(w -> typed(w, type).applied())));
    Cases other = cases.says("Every other media type, charset or coding");
    OTHER_MEDIA_TYPES.forEach(
        (name, type) ->
            other.add(
                "no-json." + name,
                s ->
                    s.writes()
                        .forEach(
                            w -> typed(w, type).rejected().problem("unsupported-media-type"))));
    for (String operation : BodyFamily.WRITES) {
      other.add(
          "no-json.none." + operation,
          s -> {
            Call call =
                BodyFamily.with(s, operation, "user_id", "\"" + s.email(Caller.VIEWER) + "\"")
                    .changed(request -> request.without("Content-Type"));
            call.rejected().problem("unsupported-media-type");
            call.body("").rejected().problem("unsupported-media-type");
          });
    }
    for (String coding : List.of("gzip", "identity", "br", "deflate", "x")) {
      other.add(
          "content-encoding." + coding,
          s ->
              s.writes()
                  .forEach(
                      write ->
                          write
                              .header("Content-Encoding", coding)
                              .rejected()
                              .problem("unsupported-media-type")));
    }
    Cases list = cases.says("The list ignores `Content-Type`");
    for (String type : List.of("text/plain", "application/json", ",;=")) {
      list.add(
          "list." + type.replaceAll("[^a-z]+", "_"),
          s -> {
            Call call = s.list().header("Content-Type", type);
            call.send().roster();
            s.send(call.request().method("HEAD")).status(200);
          });
    }
    accept(cases);
  }

  private static Call typed(Call call, String type) {
    return call.changed(request -> request.without("Content-Type").with("Content-Type", type));
  }

  private static Request browserRequest(Session s, String target) {
    return Request.of("GET", target)
        .with("Authorization", "Bearer " + s.token(Caller.OWNER, false))
        .with("Accept", "text/html,application/xhtml+xml,*/*;q=0.1");
  }

  private static void accept(Cases cases) {
    Cases view = cases.says("The response is application/json, which `Accept` excludes");
    ACCEPTED.forEach(
        (name, accept) ->
            view.add(
                "accept." + name,
                s -> {
                  s.list().header("Accept", accept).send().roster();
                  s.successiveWrites()
                      .forEach(write -> write.header("Accept", accept).send().done());
                }));
    view.add(
        "accept.two-lines",
        s ->
            s.list()
                .header("Accept", "text/html")
                .header("Accept", "application/json")
                .send()
                .roster());
    view.add(
        "accept.first-of-two-lines",
        s ->
            s.list()
                .header("Accept", "application/json")
                .header("Accept", "text/html")
                .send()
                .roster());
    view.add(
        "accept.other-headers",
        s -> {
          for (String header :
              List.of("Accept-Charset: latin1", "Accept-Encoding: br", "Accept-Language: xx")) {
            String[] words = header.split(": ", -1);
            s.list().header(words[0], words[1]).send().roster();
            s.add(s.newEmail()).header(words[0], words[1]).applied();
          }
        });
    cases
        .says("An empty `Accept` excludes nothing")
        .add("accept.empty", s -> s.list().header("Accept", "").send().roster());
    NOT_ACCEPTED.forEach(
        (name, accept) ->
            view.add(
                "not-accept." + name,
                s -> {
                  Call list = s.list().header("Accept", accept);
                  list.send().problem("not-acceptable");
                  s.send(list.request().method("HEAD")).status(406);
                  s.writes()
                      .forEach(
                          write ->
                              write.header("Accept", accept).rejected().problem("not-acceptable"));
                }));
    view.add("accept.range-of-bytes", s -> s.list().header("Range", "bytes=0-9").send().roster());
    Cases problems = cases.says("Every error is an `application/problem+json`");
    problems.add(
        "problem-for.text_html",
        s -> {
          s.send(browserRequest(s, "/v1/nothing")).problem("route-not-found");
          s.send(browserRequest(s, "/nothing")).problem("route-not-found");
          s.send(browserRequest(s, "/v1/organizations/users/list").without("Authorization"))
              .problem("invalid-token");
        });
    problems.add(
        "problem-for.browsers",
        s -> {
          String accept = "text/html,application/xhtml+xml,*/*;q=0.1";
          Call add = s.add(s.main().owner()).header("Accept", accept);
          add.send().problem("user-already-exists");
          add.body("{").send().problem("invalid-request");
          add.header("If-Match", "\"x\"").send().problem("precondition-failed");
          add.as(Caller.VIEWER).send().problem("role-not-permitted");
          add.as(Caller.STRANGER).send().problem("organization-not-found");
          add.authorization("").send().problem("invalid-token");
          add.changed(r -> r.without("Content-Type")).send().problem("unsupported-media-type");
          add.changed(r -> r.method("PUT")).send().problem("method-not-allowed");
          add.body(" ".repeat(65_537)).send().problem("payload-too-large");
          s.remove(s.newEmail()).header("Accept", accept).send().problem("user-not-found");
          s.remove(s.main().owner()).header("Accept", accept).send().problem("owner-protected");
        });
    problems.add(
        "problem-for.other-languages",
        s -> {
          s.list("limit=0")
              .header("Accept-Language", "de, *;q=0.1")
              .send()
              .invalid("parameter", "limit");
          s.remove(s.newEmail()).header("Accept-Language", "ja").send().problem("user-not-found");
        });
    for (String accept : List.of("application/json", "*/*", "application/problem+json, */*")) {
      problems.add(
          "problem-for." + accept.replaceAll("[^a-z]+", "_"),
          s -> {
            s.list("limit=0").header("Accept", accept).send().problem("invalid-request");
            String key = UUID.randomUUID().toString();
            s.add(s.newEmail()).header("Idempotency-Key", key).send().done();
            Call add = s.add(s.newEmail()).header("Accept", accept);
            add.header("Idempotency-Key", key).send().problem("idempotency-key-reused");
            add.header("If-Match", "\"x\"").send().problem("precondition-failed");
            s.remove(s.newEmail()).header("Accept", accept).send().problem("user-not-found");
            s.list().authorization("").header("Accept", accept).send().problem("invalid-token");
          });
    }
  }
}
