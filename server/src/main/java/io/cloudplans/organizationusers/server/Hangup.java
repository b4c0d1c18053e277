package io.cloudplans.organizationusers.server;

import java.lang.reflect.Proxy;

/** The signal SIGHUP, which the JDK offers only in a package without a guarantee. */
final class Hangup {
  private Hangup() {}

  /** Runs a task at each SIGHUP; throws {@link IllegalArgumentException} where there is none. */
  static void handle(Runnable task) {
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
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), proxy);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("--reload-on-hup: this JVM has no SIGHUP", e);
    }
  }
}
