package io.cloudplans.organizationusers.client.fake;

import io.cloudplans.organizationusers.rules.contract.Challenge;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.contract.Fault;
import io.cloudplans.organizationusers.rules.contract.Operation;
import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.contract.RequestId;
import io.cloudplans.organizationusers.rules.contract.RequestProblemException;
import io.cloudplans.organizationusers.rules.roster.RejectedException;
import io.cloudplans.organizationusers.rules.roster.RosterStore;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Handles requests according to the contract. */
final class RequestHandler {
  private static final Map<String, String> RETRY_AFTER = Map.of("Retry-After", "1");

  /** The headers of problems that a test scripts. */
  private static final Map<String, Map<String, String>> HEADERS =
      Map.of(
          "invalid-token",
          Challenge.INVALID_TOKEN,
          "step-up-required",
          Challenge.stepUp("mfa"),
          "method-not-allowed",
          Map.of("Allow", "POST"),
          "rate-limited",
          RETRY_AFTER,
          "unavailable",
          RETRY_AFTER);

  private final Collection<Operation> contract;
  private final ProblemTypes types;
  private final RequestChecks checks;
  private final Operations operations;

  RequestHandler(Contract contract, RosterStore store, IssuedTokens tokens) {
    this.contract = contract.operations();
    types = new ProblemTypes(contract);
    checks = new RequestChecks(contract, types, tokens);
    operations = new Operations(types, store);
  }

  /** Returns the operation of the request's method and path; null if there is none. */
  @Nullable ApiCall call(FakeRequest request) {
    String method = request.method().equals("HEAD") ? "GET" : request.method();
    return contract.stream()
        .filter(
            operation ->
                operation.method().equals(method) && operation.path().equals(request.path()))
        .map(ApiCall::of)
        .findFirst()
        .orElse(null);
  }

  /** Executes or rejects a request. */
  FakeResponse handle(FakeRequest request) throws IOException {
    try {
      return complete(request, operations.execute(checks.check(request)));
    } catch (RequestProblemException e) {
      return problem(request, e.type(), e.faults(), e.headers());
    } catch (RejectedException e) {
      return problem(request, e.rejection().slug(), Map.of());
    }
  }

  /**
   * Creates a problem that a test scripts.
   *
   * @param headers replace the headers of the problem's type
   */
  FakeResponse problem(FakeRequest request, String slug, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(HEADERS.getOrDefault(slug, Map.of()));
    all.putAll(headers);
    return problem(request, types.of(slug), List.of(), all);
  }

  private FakeResponse problem(
      FakeRequest request, ProblemType type, List<Fault> faults, Map<String, String> headers) {
    String body = WireFormat.problem(type, faults, request.id());
    return complete(
        request,
        new FakeResponse(type.status(), headers, body)
            .withHeader("Content-Type", "application/problem+json"));
  }

  private static FakeResponse complete(FakeRequest request, FakeResponse response) {
    FakeResponse complete = response.withHeader(RequestId.HEADER, request.id());
    return complete.headers().containsKey("Cache-Control")
        ? complete
        : complete.withHeader("Cache-Control", "no-store");
  }
}
