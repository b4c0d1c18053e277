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
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the contract asks of a request before it looks at an organization, in its order. */
final class Checks {
  private final ProblemTypes types;
  private final BearerToken bearer;
  private final Routes routes;
  private final Tokens tokens;

  Checks(Contract contract, ProblemTypes types, Tokens tokens) {
    this.types = types;
    this.tokens = tokens;
    bearer = new BearerToken(types);
    routes = new Routes(contract.operations(), Set.of(), types);
  }

  /** A request that may be carried out as far as it alone tells. */
  record Checked(Request request, Operation operation, Tokens.Caller caller, String body) {}

  /** Lets a request pass, or throws {@link RequestProblemException}. */
  Checked check(Request request) throws IOException {
    if (!BearerToken.isNeeded(request.path())) {
      throw problem("route-not-found");
    }
    Tokens.Caller caller =
        tokens.caller(bearer.of(request.lines("Authorization"))).orElseThrow(bearer::refused);
    routes.check(request.method(), request.path());
    Operation operation =
        Objects.requireNonNull(routes.operation(request.method(), request.path()), "no page");
    mediaTypes(request, operation);
    byte[] body = body(request, operation);
    List<Fault> faults = operation.faults(request::values, body);
    if (!faults.isEmpty()) {
      throw new RequestProblemException(types.of("invalid-request"), faults, Map.of());
    }
    return new Checked(request, operation, caller, new String(body, UTF_8));
  }

  private void mediaTypes(Request request, Operation operation) {
    if (operation.body() != null
        && (!MediaTypes.isPlainJson(request.lines("Content-Type"))
            || request.header("Content-Encoding") != null)) {
      throw problem("unsupported-media-type");
    }
    if (!MediaTypes.acceptsJson(request.lines("Accept"))) {
      throw problem("not-acceptable");
    }
  }

  private byte[] body(Request request, Operation operation) throws IOException {
    String announced = request.header("Content-Length");
    boolean tooLong = announced != null && Long.parseLong(announced) > Operation.MOST_BODY_BYTES;
    byte[] body =
        tooLong || operation.body() == null
            ? new byte[0]
            : request.body().readNBytes(Operation.MOST_BODY_BYTES + 1);
    if (tooLong || body.length > Operation.MOST_BODY_BYTES) {
      // Read to its end, or the JDK ends the connection on which the next request may be coming.
      request.body().transferTo(OutputStream.nullOutputStream());
      throw problem("payload-too-large");
    }
    return body;
  }

  private RequestProblemException problem(String slug) {
    return new RequestProblemException(types.of(slug));
  }
}
