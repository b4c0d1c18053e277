package io.cloudplans.organizationusers.client.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.rules.contract.BearerToken;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.contract.Fault;
import io.cloudplans.organizationusers.rules.contract.MediaTypes;
import io.cloudplans.organizationusers.rules.contract.Operation;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.contract.RequestProblemException;
import io.cloudplans.organizationusers.rules.contract.Routes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Checks requests before their organization is read, in the contract's order. */
final class RequestChecks {
  private final ProblemTypes types;
  private final BearerToken bearer;
  private final Routes routes;
  private final IssuedTokens tokens;

  RequestChecks(Contract contract, ProblemTypes types, IssuedTokens tokens) {
    this.types = types;
    this.tokens = tokens;
    bearer = new BearerToken(types);
    routes = new Routes(contract.operations(), Set.of(), types);
  }

  /** A request that passed the checks. */
  record CheckedRequest(
      FakeRequest request, Operation operation, IssuedTokens.Caller caller, String body) {}

  /** Checks a request; throws {@link RequestProblemException} for its first fault. */
  CheckedRequest check(FakeRequest request) throws IOException {
    if (!BearerToken.isRequired(request.path())) {
      throw problem("route-not-found");
    }
    IssuedTokens.Caller caller =
        tokens.caller(bearer.of(request.lines("Authorization"))).orElseThrow(bearer::rejection);
    routes.check(request.method(), request.path());
    Operation operation =
        Objects.requireNonNull(routes.operation(request.method(), request.path()), "no page");
    mediaTypes(request, operation);
    byte[] body = body(request, operation);
    List<Fault> faults = operation.faults(request::values, body);
    if (!faults.isEmpty()) {
      throw new RequestProblemException(types.of("invalid-request"), faults, Map.of());
    }
    return new CheckedRequest(request, operation, caller, new String(body, UTF_8));
  }

  private void mediaTypes(FakeRequest request, Operation operation) {
    if (operation.body() != null
        && (!MediaTypes.isPlainJson(request.lines("Content-Type"))
            || request.header("Content-Encoding") != null)) {
      throw problem("unsupported-media-type");
    }
    if (!MediaTypes.acceptsJson(request.lines("Accept"))) {
      throw problem("not-acceptable");
    }
  }

  private byte[] body(FakeRequest request, Operation operation) throws IOException {
    String declared = request.header("Content-Length");
    boolean tooLong = declared != null && Long.parseLong(declared) > Operation.MAX_BODY_BYTES;
    byte[] body =
        tooLong || operation.body() == null
            ? new byte[0]
            : request.body().readNBytes(Operation.MAX_BODY_BYTES + 1);
    if (tooLong || body.length > Operation.MAX_BODY_BYTES) {
      throw problem("payload-too-large");
    }
    return body;
  }

  private RequestProblemException problem(String slug) {
    return new RequestProblemException(types.of(slug));
  }
}
