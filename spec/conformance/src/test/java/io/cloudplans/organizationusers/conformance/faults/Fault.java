package io.cloudplans.organizationusers.conformance.faults;

import io.cloudplans.organizationusers.conformance.http.Request;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/**
 * What a server does wrong.
 *
 * @param name what it does, for the table of faults
 * @param caughtBy the id of a case that must fail
 */
record Fault(String name, String caughtBy, Proxy.Behavior behavior) {
  /** Changes requests before the server sees them. */
  static Fault request(String name, String caughtBy, UnaryOperator<Request> change) {
    return new Fault(name, caughtBy, (request, server) -> server.send(change.apply(request)));
  }

  /** Changes the responses for which a condition holds. */
  static Fault response(
      String name,
      String caughtBy,
      BiPredicate<Request, Received> when,
      UnaryOperator<Received> change) {
    return new Fault(
        name,
        caughtBy,
        (request, server) -> {
          Received received = server.send(request);
          return when.test(request, received) ? change.apply(received) : received;
        });
  }

  /** Changes responses by their requests. */
  static Fault both(String name, String caughtBy, BiFunction<Request, Received, Received> change) {
    return new Fault(
        name, caughtBy, (request, server) -> change.apply(request, server.send(request)));
  }

  /** The family of the case that catches it. */
  String family() {
    return caughtBy.substring(0, caughtBy.indexOf('.'));
  }
}
