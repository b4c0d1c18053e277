package io.cloudplans.organizationusers.client.fake;

import io.cloudplans.organizationusers.rules.contract.Challenge;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.contract.Fault;
import io.cloudplans.organizationusers.rules.contract.Operation;
import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.contract.RequestId;
import io.cloudplans.organizationusers.rules.contract.RequestProblemException;
import io.cloudplans.organizationusers.rules.roster.RefusedException;
import io.cloudplans.organizationusers.rules.roster.RosterStore;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers requests as the contract has it. */
final class Api {
  private static final Map<String, String> SOON = Map.of("Retry-After", "1");

  /** What the contract has problems carry that no check had a reason to. */
  private static final Map<String, Map<String, String>> HEADERS =
      Map.of(
          "invalid-token",
          Challenge.INVALID_TOKEN,
          "step-up-required",
          Challenge.stepUp("mfa"),
          "method-not-allowed",
          Map.of("Allow", "POST"),
          "rate-limited",
          SOON,
          "unavailable",
          SOON);

  private final Collection<Operation> contract;
  private final ProblemTypes types;
  private final Checks checks;
  private final Operations operations;

  Api(Contract contract, RosterStore store, Tokens tokens) {
    this.contract = contract.operations();
    types = new ProblemTypes(contract);
    checks = new Checks(contract, types, tokens);
    operations = new Operations(contract, types, store);
  }

  /** The operation that a request is for, whether it may be carried out or not. */
  @Nullable ApiCall call(Request request) {
    String method = request.method().equals("HEAD") ? "GET" : request.method();
    return contract.stream()
        .filter(each -> each.method().equals(method) && each.path().equals(request.path()))
        .map(ApiCall::of)
        .findFirst()
        .orElse(null);
  }

  /** Carries a request out, or refuses it. */
  FakeResponse answer(Request request) throws IOException {
    try {
      return named(request, operations.carryOut(checks.check(request)));
    } catch (RequestProblemException e) {
      return problem(request, e.type(), e.faults(), e.headers());
    } catch (RefusedException e) {
      return problem(request, e.refusal().slug(), Map.of());
    }
  }

  /**
   * A problem for no reason.
   *
   * @param headers instead of those that come with its type
   */
  FakeResponse problem(Request request, String slug, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(HEADERS.getOrDefault(slug, Map.of()));
    all.putAll(headers);
    return problem(request, types.of(slug), List.of(), all);
  }

  private FakeResponse problem(
      Request request, ProblemType type, List<Fault> faults, Map<String, String> headers) {
    String body = Wire.problem(type, faults, request.id());
    return named(
        request,
        new FakeResponse(type.status(), headers, body)
            .withHeader("Content-Type", "application/problem+json"));
  }

  private static FakeResponse named(Request request, FakeResponse answer) {
    FakeResponse named = answer.withHeader(RequestId.HEADER, request.id());
    return named.headers().containsKey("Cache-Control")
        ? named
        : named.withHeader("Cache-Control", "no-store");
  }
}
