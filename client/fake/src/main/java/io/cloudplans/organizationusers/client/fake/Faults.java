package io.cloudplans.organizationusers.client.fake;

import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Creates faults for {@link FakeOrganizationUsers#next}. */
public final class Faults {
  private static final ProblemTypes TYPES = new ProblemTypes(FakeOrganizationUsers.CONTRACT);

  private Faults() {}

  /**
   * Sends a problem of the contract (RFC 9457) with the headers of its type; {@code Retry-After} is
   * one second. The request is not executed.
   *
   * @param slug the end of the type's path, such as {@code unavailable}
   * @return the fault
   * @throws IllegalArgumentException if the contract has no such type
   */
  public static ScriptedFault problem(String slug) {
    return problem(slug, Map.of());
  }

  /**
   * Sends a problem of the contract (RFC 9457) with a {@code Retry-After}. The request is not
   * executed.
   *
   * @param slug the end of the type's path, such as {@code unavailable}
   * @param retryAfter the value of {@code Retry-After} (RFC 9110, section 10.2.3), in whole seconds
   * @return the fault
   * @throws IllegalArgumentException if the contract has no such type
   */
  public static ScriptedFault problem(String slug, Duration retryAfter) {
    return problem(slug, Map.of("Retry-After", String.valueOf(retryAfter.toSeconds())));
  }

  private static ScriptedFault problem(String slug, Map<String, String> headers) {
    String knownSlug = TYPES.of(slug).slug();
    return new ScriptedFault(exchange -> exchange.send(exchange.problem(knownSlug, headers)));
  }

  /**
   * Requires a second factor (RFC 9470), regardless of the policy and the token. The request is not
   * executed.
   *
   * @return the fault
   */
  public static ScriptedFault stepUp() {
    return problem("step-up-required");
  }

  /**
   * Executes the request at once and delays the response.
   *
   * @param time the delay, which ends early when the fake is closed
   * @return the fault
   */
  public static ScriptedFault delay(Duration time) {
    return new ScriptedFault(
        exchange -> {
          FakeResponse response = exchange.execute();
          exchange.pause(time);
          exchange.send(response);
        });
  }

  /**
   * Closes the connection without a response. The request is not executed.
   *
   * @return the fault
   */
  public static ScriptedFault dropConnection() {
    return new ScriptedFault(exchange -> {});
  }

  /**
   * Executes the request and closes the connection without a response. Idempotency keys exist for
   * this case.
   *
   * @return the fault
   */
  public static ScriptedFault dropResponse() {
    return new ScriptedFault(FakeExchange::execute);
  }

  /**
   * Executes the request and closes the connection in the middle of the response's body. A response
   * without a body is sent completely.
   *
   * @return the fault
   */
  public static ScriptedFault truncateResponse() {
    return new ScriptedFault(exchange -> exchange.sendHalf(exchange.execute()));
  }

  /**
   * Executes the request and sends a body that is not JSON.
   *
   * @return the fault
   */
  public static ScriptedFault malformedBody() {
    return changedBody(body -> "{\"status\":");
  }

  /**
   * Executes the request and sends a body whose {@code status} differs from the response's.
   *
   * @return the fault
   */
  public static ScriptedFault statusMismatch() {
    return changedBody(body -> body.replaceFirst("\"status\":[0-9]+", "\"status\":299"));
  }

  /**
   * Executes the request and changes the response's body, for example to add members of a newer
   * server.
   *
   * @param change returns the body to send, given the body of this fake
   * @return the fault
   */
  public static ScriptedFault changedBody(UnaryOperator<String> change) {
    return new ScriptedFault(
        exchange -> {
          FakeResponse response = exchange.execute();
          exchange.send(response.withBody(change.apply(response.body())));
        });
  }

  /**
   * Sends an HTML page, as proxies do. The request is not executed.
   *
   * @param status the status of the page, such as 502
   * @return the fault
   */
  public static ScriptedFault htmlPage(int status) {
    FakeResponse page =
        new FakeResponse(status, Map.of("Content-Type", "text/html"), "<html>a proxy</html>");
    return new ScriptedFault(exchange -> exchange.send(page));
  }
}
