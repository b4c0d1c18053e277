package io.cloudplans.organizationusers.client.fake;

import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import java.time.Duration;
import java.util.Map;

/** What can go wrong with a call, once unless {@link ScriptedFault} is told otherwise. */
public final class Faults {
  private static final ProblemTypes TYPES = new ProblemTypes(FakeOrganizationUsers.CONTRACT);

  private Faults() {}

  /**
   * A problem of the contract (RFC 9457), with the headers that its type always has: {@code
   * Retry-After} is one second. The request is not carried out.
   *
   * @param slug the end of the type's path, such as {@code unavailable}
   * @return the fault
   * @throws IllegalArgumentException if the contract has no such type
   */
  public static ScriptedFault problem(String slug) {
    return problem(slug, Map.of());
  }

  /**
   * The same with a wait.
   *
   * @param slug as in {@link #problem(String)}
   * @param retryAfter what {@code Retry-After} says (RFC 9110, section 10.2.3), in whole seconds
   * @return the fault
   * @throws IllegalArgumentException if the contract has no such type
   */
  public static ScriptedFault problem(String slug, Duration retryAfter) {
    return problem(slug, Map.of("Retry-After", String.valueOf(retryAfter.toSeconds())));
  }

  private static ScriptedFault problem(String slug, Map<String, String> headers) {
    String known = TYPES.of(slug).slug();
    return new ScriptedFault(turn -> turn.send(turn.problem(known, headers)));
  }

  /**
   * A second factor is demanded (RFC 9470), whatever the policy is and the token has.
   *
   * @return the fault
   */
  public static ScriptedFault stepUp() {
    return problem("step-up-required");
  }

  /**
   * The request is carried out at once, and answered later.
   *
   * @param time how much later; closing the fake ends the wait
   * @return the fault
   */
  public static ScriptedFault delay(Duration time) {
    return new ScriptedFault(
        turn -> {
          FakeResponse answer = turn.answer();
          turn.pause(time);
          turn.send(answer);
        });
  }

  /**
   * The connection is cut before anything is carried out or answered.
   *
   * @return the fault
   */
  public static ScriptedFault cut() {
    return new ScriptedFault(turn -> {});
  }

  /**
   * The request is carried out, and the connection is cut before anything is answered: the case for
   * which there are idempotency keys.
   *
   * @return the fault
   */
  public static ScriptedFault cutAfterwards() {
    return new ScriptedFault(Exchange::answer);
  }

  /**
   * The request is carried out, and the connection is cut in the midst of the answer's body. An
   * answer that has none passes whole.
   *
   * @return the fault
   */
  public static ScriptedFault cutInBody() {
    return new ScriptedFault(turn -> turn.sendHalf(turn.answer()));
  }

  /**
   * The request is carried out, and the answer's body is no JSON.
   *
   * @return the fault
   */
  public static ScriptedFault noJson() {
    return new ScriptedFault(turn -> turn.send(turn.answer().withBody("{\"status\":")));
  }

  /**
   * The request is carried out, and the answer's body says another status than its first line.
   *
   * @return the fault
   */
  public static ScriptedFault otherStatus() {
    return new ScriptedFault(
        turn -> {
          FakeResponse answer = turn.answer();
          turn.send(
              answer.withBody(answer.body().replaceFirst("\"status\":[0-9]+", "\"status\":299")));
        });
  }

  /**
   * An HTML page comes instead of the answer, as proxies send it. The request is not carried out.
   *
   * @param status of the page, such as 502
   * @return the fault
   */
  public static ScriptedFault page(int status) {
    FakeResponse page =
        new FakeResponse(status, Map.of("Content-Type", "text/html"), "<html>a proxy</html>");
    return new ScriptedFault(turn -> turn.send(page));
  }
}
