package io.cloudplans.organizationusers.server;

import java.lang.reflect.Proxy;

/**
 * Handles SIGHUP by reflection, because the JDK's class for signals is in an unsupported package.
 */
final class Hangup {
  private Hangup() {}

  /**
   * Runs a task at each SIGHUP. Returns false if the process was started with SIGHUP ignored, as by
   * {@code nohup}; the JVM then ignores the signal, too.
   *
   * @throws IllegalArgumentException if the JVM does not support SIGHUP
   */
  static boolean handle(Runnable task) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                task.run();
                return null;
              });
      Object previous =
          signal
              .getMethod("handle", signal, handler)
              .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), proxy);
      return previous != handler.getField("SIG_IGN").get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("--reload-on-hup: this JVM has no SIGHUP", e);
    }
  }
}
