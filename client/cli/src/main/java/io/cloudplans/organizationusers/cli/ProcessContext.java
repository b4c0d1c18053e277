package io.cloudplans.organizationusers.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * The environment and the streams of a process.
 *
 * @param terminal returns whether a file descriptor is a terminal
 */
record ProcessContext(
    Map<String, String> environment,
    InputStream in,
    OutputStream out,
    OutputStream err,
    IntPredicate terminal) {
  static final int IN = 0;
  static final int OUT = 1;
  static final int ERR = 2;

  /** Returns the context of this process. Bypasses {@code System.out}, which hides write errors. */
  static ProcessContext ofThisProcess() {
    return new ProcessContext(
        System.getenv(),
        System.in,
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        ProcessContext::leadsToTerminal);
  }

  boolean isTerminal(int descriptor) {
    return terminal.test(descriptor);
  }

  /** Returns whether the descriptor is a terminal that supports escape sequences. */
  boolean canDraw(int descriptor) {
    return isTerminal(descriptor) && !"dumb".equals(environment.get("TERM"));
  }

  /** Returns whether the output may have colors (no-color.org). */
  boolean hasColor() {
    return canDraw(OUT) && environment.getOrDefault("NO_COLOR", "").isEmpty();
  }

  /** Runs {@code test -t}: the JDK can only test input and output together. */
  private static boolean leadsToTerminal(int descriptor) {
    try {
      Process test = new ProcessBuilder("sh", "-c", "test -t " + descriptor).inheritIO().start();
      return test.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
