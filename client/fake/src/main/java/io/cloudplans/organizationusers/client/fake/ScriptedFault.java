package io.cloudplans.organizationusers.client.fake;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with a call, one of {@link Faults}. Of itself it is for the next call whatever it
 * is; {@link #times} and {@link #on} say otherwise. Immutable.
 */
public final class ScriptedFault {
  static final ScriptedFault NONE = new ScriptedFault(turn -> turn.send(turn.answer()));

  private final Effect effect;
  private final int times;
  private final @Nullable ApiCall call;

  /** What it does to a call. */
  interface Effect {
    void play(Exchange turn) throws IOException, InterruptedException;
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
   * The same for several calls.
   *
   * @param calls how many, at least one
   * @return the changed copy
   * @throws IllegalArgumentException if it is less than one
   */
  public ScriptedFault times(int calls) {
    if (calls < 1) {
      throw new IllegalArgumentException("a fault must happen once at least");
    }
    return new ScriptedFault(effect, calls, call);
  }

  /**
   * The same for calls of one operation; others pass by.
   *
   * @param operation the operation
   * @return the changed copy
   */
  public ScriptedFault on(ApiCall operation) {
    return new ScriptedFault(effect, times, operation);
  }

  boolean isFor(@Nullable ApiCall present) {
    return call == null || call == present;
  }

  boolean isLast() {
    return times == 1;
  }

  ScriptedFault oneLess() {
    return new ScriptedFault(effect, times - 1, call);
  }

  void play(Exchange turn) throws IOException, InterruptedException {
    effect.play(turn);
  }
}
