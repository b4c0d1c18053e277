package io.cloudplans.organizationusers.conformance.families.requests;

import io.cloudplans.organizationusers.conformance.cases.Cases;
import io.cloudplans.organizationusers.conformance.cases.Family;
import io.cloudplans.organizationusers.conformance.cases.Need;
import io.cloudplans.organizationusers.conformance.cases.Table;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.http.Connection;
import io.cloudplans.organizationusers.conformance.http.Header;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.http.Response;
import io.cloudplans.organizationusers.conformance.http.TransportException;
import io.cloudplans.organizationusers.conformance.session.CaseFailure;
import io.cloudplans.organizationusers.conformance.session.Exchange;
import io.cloudplans.organizationusers.conformance.session.Reply;
import io.cloudplans.organizationusers.conformance.session.Session;
import io.cloudplans.organizationusers.conformance.setup.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cases about requests that no ordinary HTTP client sends. */
public final class WireFamily implements Family {
  private static final String LIVE =
      request("GET {prefix}/health/live HTTP/1.1", "Host: {host}", "Connection: close");
  private static final String ADD =
      request(
          "POST {prefix}/v1/organizations/users/add HTTP/1.1",
          "Host: {host}",
          "Connection: close",
          "Content-Type: application/json");
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";
  private static final int MAX_BYTES = 65_536;
  private static final int MAX_HEAD_BYTES = 16_384;
  private static final Duration LONG_TIMEOUT = Duration.ofSeconds(90);

  /** Invalid framing: the response is 400, with or without a problem, or the connection ends. */
  private static final Map<String, String> MALFORMED_HTTP =
      Table.of(
          "length-and-chunks", ADD + "Content-Length: 5\r\n" + CHUNKED + "0\r\n\r\n",
          "two-lengths", ADD + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
          "negative-length", ADD + "Content-Length: -1\r\n\r\n",
          "length-beyond-long", ADD + "Content-Length: 18446744073709551618\r\n\r\n{}",
          "length-with-plus", ADD + "Content-Length: +2\r\n\r\n{}",
          "length-in-hexadecimal", ADD + "Content-Length: 0x2\r\n\r\n{}",
          "two-lengths-in-one", ADD + "Content-Length: 2, 3\r\n\r\n{}",
          "unknown-coding", ADD + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
          "space-before-colon", ADD + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
          "nul-in-a-value", LIVE + "X-A: b\0c\r\n\r\n",
          "space-in-a-name", LIVE + "X A: b\r\n\r\n",
          "no-host", "GET {prefix}/health/live HTTP/1.1\r\nConnection: close\r\n\r\n",
          "two-hosts", LIVE + "Host: y\r\n\r\n");

  private static String request(String... lines) {
    return String.join("\r\n", lines) + "\r\n";
  }

  @Override
  public String name() {
    return "wire";
  }

  @Override
  public void define(Cases cases, Contract contract) {
    Cases syntax = cases.says("The server accepts what a schema allows");
    MALFORMED_HTTP.forEach(
        (name, text) -> syntax.add("no-http." + name, s -> requireMalformed(s, text)));
    // A server that reads the chunk finds a valid request.
    Map<String, String> chunks =
        Table.of(
            "chunk-of-no-size", "x\r\nBODY\r\n",
            "chunk-beyond-its-size", "SIZE\r\nBODYXX",
            "chunk-size-with-prefix", "0xSIZE\r\nBODY\r\n",
            "chunk-size-with-sign", "+SIZE\r\nBODY\r\n",
            "negative-chunk-size", "-SIZE\r\nBODY\r\n");
    chunks.forEach((name, chunk) -> syntax.add(name, s -> requireMalformed(s, chunked(s, chunk))));
    syntax.add(
        "malformed-escape",
        s -> {
          for (String query : List.of("state=active%2", "state=%zzactive", "limit=%")) {
            s.list(query).send().problem("invalid-request");
          }
        });
    Cases large = cases.says("A body has at most 65536 bytes");
    cases
        .says("The URI has more than 16384 bytes")
        .add(
            "long-target",
            s ->
                rejected(
                    s,
                    "uri-too-long",
                    "GET {prefix}/%s HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
                        .formatted("a".repeat(20_000))))
        .add(
            "target-beyond-the-limit",
            s ->
                rejected(
                    s,
                    "uri-too-long",
                    "GET {prefix}/%s HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
                        .formatted("a".repeat(MAX_HEAD_BYTES))));
    Cases head = cases.says("The request line and the headers together");
    head.add(
        "long-header",
        s -> rejected(s, "headers-too-large", LIVE + "X-A: " + "a".repeat(20_000) + "\r\n\r\n"));
    head.add(
        "many-headers",
        s -> rejected(s, "headers-too-large", LIVE + "X-A: a\r\n".repeat(3_000) + "\r\n"));
    head.add(
        "head-beyond-the-limit",
        s -> {
          // A server may count without the ends of the lines.
          Request list = s.list().request();
          int length = list.bytes(s.wire().target()).length;
          s.send(list.with("X-A", "a".repeat(MAX_HEAD_BYTES + 64 - length)))
              .problem("headers-too-large");
        });
    head.add(
        "largest-head",
        s -> {
          Request list = s.list().request();
          int length = list.bytes(s.wire().target()).length;
          s.send(list.with("X-A", "a".repeat(MAX_HEAD_BYTES - length - "X-A: \r\n".length())))
              .roster();
        });
    large.add(
        "announced-length",
        s -> {
          for (String length : List.of("65537", "2147483648", "99999999999")) {
            Request request =
                raw(
                    s,
                    ADD
                        + "Authorization: Bearer {token}\r\nContent-Length: "
                        + length
                        + "\r\n\r\n"
                        + " ".repeat(MAX_BYTES + 1));
            Response response = s.exchange(request);
            CaseFailure.unless(
                response.status() == 413, "the status must be 413, but is %s", response.status());
            s.checked(request.body(new byte[0]), response).problem("payload-too-large");
          }
        });
    hiddenRequests(cases);
    cases
        .says("ends with 408")
        .needs(Need.FULL)
        .add(
            "body-that-stops",
            s -> {
              Request request =
                  raw(s, ADD + "Authorization: Bearer {token}\r\nContent-Length: 9\r\n\r\n{");
              Response response = sendAndWait(s, request);
              s.checked(request, response).problem("request-timeout");
            });
    cases
        .says("Every request under `/v1/` carries")
        .add("two-on-one-connection", WireFamily::twoRequestsOnOneConnection)
        .add("absolute-target", WireFamily::absoluteTarget)
        .add("token-of-each-request", WireFamily::tokenOfEachRequest)
        .add(
            "header-names-in-lower-case",
            s -> {
              Request add = s.add(s.newEmail()).request();
              List<Header> lower =
                  add.headers().stream()
                      .map(h -> new Header(h.name().toLowerCase(Locale.ROOT), h.value()))
                      .toList();
              s.send(
                      new Request(
                          add.method(), add.target(), lower, add.body(), add.chunked(), add.raw()))
                  .done();
            })
        .says("`HEAD` is handled as `GET`")
        .add("head-has-no-body", s -> noBody(s, "HEAD", ""))
        .says("Returns 304 without a body")
        .add("not-modified-has-no-body", s -> noBody(s, "GET", "If-None-Match: *\r\n"))
        .says("Every request under `/v1/` carries")
        .add(
            "expect-continue",
            s -> {
              Request add = s.add(s.newEmail()).header("Expect", "100-continue").request();
              s.send(add).done();
            });
    cases
        .says("No response names the server software")
        .add(
            "no-server-software",
            s -> {
              for (Reply reply : List.of(s.list().send(), s.list("limit=0").send())) {
                for (String name : List.of("Server", "X-Powered-By")) {
                  CaseFailure.unless(
                      reply.header(name).isEmpty(), "the response must have no header %s", name);
                }
              }
              CaseFailure.unless(
                  s.exchange(Request.raw(LIVE + "X A: b\r\n\r\n")).header("Server").isEmpty(),
                  "a response to malformed HTTP must have no header Server");
            });
  }

  private static Request raw(Session s, String text) {
    return Request.raw(text.replace("{token}", s.token(Caller.OWNER, false)));
  }

  private static String chunked(Session s, String chunk) {
    String body = s.add(s.newEmail()).body();
    return ADD
        + "Authorization: Bearer "
        + s.token(Caller.OWNER, false)
        + "\r\n"
        + CHUNKED
        + chunk.replace("SIZE", Integer.toHexString(body.length())).replace("BODY", body)
        + "0\r\n\r\n";
  }

  private static void requireMalformed(Session s, String text) {
    long before = s.list().send().version();
    Request request = raw(s, text);
    try {
      Response response = s.exchange(request);
      CaseFailure.unless(
          response.status() == 400 || response.status() == 411 || response.status() == 501,
          "the request must be rejected, but the status is %s",
          response.status());
      CaseFailure.unless(
          response.header("Content-Type").filter(type -> type.contains("html")).isEmpty(),
          "the response to malformed HTTP must not be HTML");
    } catch (TransportException e) {
      CaseFailure.unless(
          e.kind() == TransportException.Kind.CLOSED, "the connection must be closed");
    }
    s.list().send().version(before);
  }

  private static void rejected(Session s, String slug, String text) {
    Request request = raw(s, text);
    s.checked(Request.of("GET", "/"), s.exchange(request)).problem(slug);
  }

  private static Response sendAndWait(Session s, Request request) {
    try (Connection connection = s.wire().within(LONG_TIMEOUT).open()) {
      connection.send(request.bytes(s.wire().target()));
      Response response = connection.read(false);
      s.record(new Exchange(request, response, null));
      return response;
    }
  }

  private static void twoRequestsOnOneConnection(Session s) {
    String token = "Authorization: Bearer {token}\r\n";
    Request both =
        raw(
            s,
            list(s, "GET", token + "X-Request-Id: one\r\n")
                + list(s, "GET", token + "X-Request-Id: two\r\nConnection: close\r\n"));
    try (Connection connection = s.wire().open()) {
      connection.send(both.bytes(s.wire().target()));
      for (String id : List.of("one", "two")) {
        Response response = connection.read(false);
        s.record(new Exchange(both, response, null));
        Reply reply = s.checked(s.list().request(), response);
        reply.roster();
        CaseFailure.unless(
            reply.header("X-Request-Id").orElse("").equals(id), "the responses must be in order");
      }
    }
  }

  private static String list(Session s, String method, String headers) {
    return "%s {prefix}/v1/organizations/users/list?org_id=%s HTTP/1.1\r\nHost: {host}\r\n%s\r\n"
        .formatted(method, s.main().id(), headers);
  }

  /** Checks that the next response follows a response without a body. */
  private static void noBody(Session s, String method, String headers) {
    String token = "Authorization: Bearer {token}\r\n";
    Request both =
        raw(
            s,
            list(s, method, token + headers)
                + list(s, "GET", token + "X-Request-Id: two\r\nConnection: close\r\n"));
    try (Connection connection = s.wire().open()) {
      connection.send(both.bytes(s.wire().target()));
      Response first = connection.read(method.equals("HEAD"));
      s.record(new Exchange(both, first, null));
      if (endsConnection(first)) {
        return;
      }
      s.checked(s.list().request(), connection.read(false)).roster();
    }
  }

  private static boolean endsConnection(Response response) {
    return response.header("Connection").orElse("").toLowerCase(Locale.ROOT).contains("close");
  }

  /** Checks that a connection does not remember a token. */
  private static void tokenOfEachRequest(Session s) {
    Request both =
        raw(
            s,
            list(s, "GET", "Authorization: Bearer {token}\r\n")
                + list(s, "GET", "Connection: close\r\n"));
    try (Connection connection = s.wire().open()) {
      connection.send(both.bytes(s.wire().target()));
      Response first = connection.read(false);
      s.record(new Exchange(both, first, null));
      s.checked(s.list().request(), first).roster();
      if (!endsConnection(first)) {
        s.checked(s.list().authorization("").request(), connection.read(false))
            .problem("invalid-token");
      }
    }
  }

  private static void absoluteTarget(Session s) {
    Request request =
        raw(
            s,
            "GET http://{host}{prefix}/v1/organizations/users/list?org_id=%s HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nAuthorization: Bearer {token}\r\n\r\n"
                .formatted(s.main().id()));
    if (s.wire().target().tls()) {
      return;
    }
    s.checked(s.list().request(), s.exchange(request)).roster();
  }

  /** Checks that the body of a rejected request is not read as another request. */
  private static void hiddenRequests(Cases cases) {
    Map<String, String> rejected =
        Table.of(
            "no-token",
            ADD,
            "no-json",
            ADD.replace("application/json", "text/plain") + "Authorization: Bearer {token}\r\n",
            "no-route",
            ADD.replace("/v1/organizations/users/add", "/nothing"),
            "bad-body",
            ADD + "Authorization: Bearer {token}\r\n");
    rejected.forEach(
        (name, head) ->
            cases
                .says("A request body is one I-JSON document")
                .add(
                    "hidden-request." + name,
                    s -> {
                      String inner = "GET /health/live HTTP/1.1\r\nHost: {host}\r\n\r\n";
                      int length = inner.replace("{host}", s.wire().target().authority()).length();
                      Request request =
                          raw(
                              s,
                              head.replace("Connection: close\r\n", "")
                                  + "Content-Length: "
                                  + length
                                  + "\r\n\r\n"
                                  + inner
                                  + LIVE.replace("health/live", "nothing")
                                  + "\r\n");
                      noResponse(s, request);
                    }));
  }

  private static void noResponse(Session s, Request request) {
    try (Connection connection = s.wire().open()) {
      connection.send(request.bytes(s.wire().target()));
      for (int number = 1; number <= 2; number++) {
        Response response = connection.read(false);
        s.record(new Exchange(request, response, null));
        CaseFailure.unless(
            response.status() >= 400,
            "the body of a rejected request must not be read as a request");
        if (endsConnection(response)) {
          return;
        }
      }
    } catch (TransportException e) {
      CaseFailure.unless(
          e.kind() == TransportException.Kind.CLOSED,
          "the server must respond or close the connection");
    }
  }
}
