package io.cloudplans.organizationusers.client.fake;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fault from {@link Faults} and the calls that it applies to: the next call of any operation
 * unless {@link #times} or {@link #on} changes this. Immutable.
 */
public final class ScriptedFault {
  static final ScriptedFault NONE =
      new ScriptedFault(exchange -> exchange.send(exchange.execute()));

  private final Effect effect;
  private final int times;
  private final @Nullable ApiCall call;

  /** The effect of a fault on a call. */
  interface Effect {
    void apply(FakeExchange exchange) throws IOException, InterruptedException;
  }

  private ScriptedFault(Effect effect, int times, @Nullable ApiCall call) {
    this.effect = effect;
    this.times = times;
    this.call = call;
  }

  ScriptedFault(Effect effect) {
    this(effect, 1, null);
  }

  /**
   * Returns a copy for several calls.
   *
   * @param calls the number of calls, at least 1
   * @return the copy
   * @throws IllegalArgumentException if {@code calls} is less than 1
   */
  public ScriptedFault times(int calls) {
    if (calls < 1) {
      throw new IllegalArgumentException("calls must be at least 1");
    }
    return new ScriptedFault(effect, calls, call);
  }

  /**
   * Returns a copy for calls of one operation. Other calls are not affected.
   *
   * @param operation the operation
   * @return the copy
   */
  public ScriptedFault on(ApiCall operation) {
    return new ScriptedFault(effect, times, operation);
  }

  boolean isFor(@Nullable ApiCall actual) {
    return call == null || call == actual;
  }

  /** Returns the fault for the calls after the next one, if there are any. */
  Optional<ScriptedFault> rest() {
    return times == 1 ? Optional.empty() : Optional.of(new ScriptedFault(effect, times - 1, call));
  }

  void apply(FakeExchange exchange) throws IOException, InterruptedException {
    effect.apply(exchange);
  }
}
