package io.cloudplans.organizationusers.conformance.families.service;

import io.cloudplans.organizationusers.conformance.cases.Cases;
import io.cloudplans.organizationusers.conformance.cases.Family;
import io.cloudplans.organizationusers.conformance.cases.Need;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.http.Response;
import io.cloudplans.organizationusers.conformance.session.CaseFailure;
import io.cloudplans.organizationusers.conformance.session.Exchange;
import io.cloudplans.organizationusers.conformance.session.NotRunException;
import io.cloudplans.organizationusers.conformance.session.Reply;
import io.cloudplans.organizationusers.conformance.session.Session;
import io.cloudplans.organizationusers.conformance.setup.Caller;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Cases about the rate limit, if the server has one. */
public final class RateFamily implements Family {
  private static final Pattern QUOTA = Pattern.compile(".*;\\s*q=([0-9]{1,9}).*");
  private static final int MAX_QUOTA = 1000;

  @Override
  public String name() {
    return "rate";
  }

  @Override
  public void define(Cases cases, Contract contract) {
    Cases view = cases.says("The caller's remaining quota").needs(Need.RATE_LIMIT);
    view.add(
        "headers-come-together",
        s -> {
          for (Reply reply : List.of(s.list().send(), s.list("limit=0").send())) {
            CaseFailure.unless(
                reply.header("RateLimit").isPresent()
                    == reply.header("RateLimit-Policy").isPresent(),
                "RateLimit and RateLimit-Policy must appear together");
          }
        });
    view.add(
        "headers-on-every-response",
        s -> {
          boolean limited = s.list().send().header("RateLimit").isPresent();
          for (Reply reply :
              List.of(
                  s.add(s.newEmail()).send().done(),
                  s.list().header("If-None-Match", "*").send().notModified(),
                  s.list("limit=0").send().problem("invalid-request"),
                  s.list().header("Accept", "a/b").send().problem("not-acceptable"),
                  s.add(s.newEmail())
                      .header("If-Match", "\"x\"")
                      .send()
                      .problem("precondition-failed"),
                  s.add(s.main().owner()).send().problem("user-already-exists"),
                  s.add(s.newEmail())
                      .changed(request -> request.without("Content-Type"))
                      .send()
                      .problem("unsupported-media-type"),
                  s.add(s.newEmail()).body(" ".repeat(65_537)).send().problem("payload-too-large"),
                  s.add(s.newEmail())
                      .changed(request -> request.method("PUT"))
                      .send()
                      .problem("method-not-allowed"),
                  s.list().as(Caller.INACTIVE).send().problem("caller-inactive"),
                  s.remove(s.newEmail()).send().problem("user-not-found"),
                  s.add(s.newEmail()).as(Caller.VIEWER).send().problem("role-not-permitted"))) {
            CaseFailure.unless(
                reply.header("RateLimit").isPresent() == limited,
                "RateLimit must be in every response to a caller, or in none");
          }
        });
    cases
        .says("The caller sends more requests than its rate limit")
        .needs(Need.RATE_LIMIT)
        .add("limited", RateFamily::limited);
  }

  /** Checks that a caller beyond its quota gets 429 for any request, and that others do not. */
  private static void limited(Session s) {
    Reply first = s.list().as(Caller.STRANGER).send();
    Matcher quota = QUOTA.matcher(first.header("RateLimit-Policy").orElse(""));
    if (!quota.matches() || Integer.parseInt(quota.group(1)) > MAX_QUOTA) {
      throw new NotRunException("the server has no limit, or a very high one");
    }
    Request request =
        Request.of("GET", "/v1/nothing")
            .with("Authorization", "Bearer " + s.token(Caller.STRANGER, false));
    Queue<Response> rejected = new ConcurrentLinkedQueue<>();
    IntStream.range(0, 2 * Integer.parseInt(quota.group(1)))
        .parallel()
        .filter(i -> rejected.isEmpty())
        .mapToObj(i -> s.wire().send(request))
        .filter(response -> response.status() != 404)
        .forEach(rejected::add);
    if (rejected.isEmpty()) {
      throw new NotRunException("the kit could not send requests fast enough");
    }
    for (Response response : rejected) {
      s.record(new Exchange(request, response, null));
      s.checked(request, response).problem("rate-limited");
      CaseFailure.unless(response.header("Retry-After").isPresent(), "a 429 must have Retry-After");
      CaseFailure.unless(
          response.header("RateLimit").orElse("").matches(".*;\\s*r=0(?![0-9]).*"),
          "RateLimit of a 429 must have r=0, but is %s",
          response.header("RateLimit").orElse("missing"));
    }
    s.list().as(Caller.VIEWER).send().roster();
  }
}
