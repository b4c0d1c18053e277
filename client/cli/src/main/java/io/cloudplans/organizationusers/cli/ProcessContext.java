package io.cloudplans.organizationusers.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * What a process is given.
 *
 * @param terminal whether a file descriptor is a terminal: 0 the input, 1 the output, 2 the errors
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

  /** Past {@code System.out}, which hides why it cannot write. */
  static ProcessContext ofThisProcess() {
    return new ProcessContext(
        System.getenv(),
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        ProcessContext::leadsToTerminal);
  }

  boolean isTerminal(int descriptor) {
    return terminal.test(descriptor);
  }

  /** Whether it is a terminal that does more than print one line after another. */
  boolean canDraw(int descriptor) {
    return isTerminal(descriptor) && !"dumb".equals(environment.get("TERM"));
  }

  /** See no-color.org. */
  boolean hasColour() {
    return canDraw(OUT) && environment.getOrDefault("NO_COLOR", "").isEmpty();
  }

  /** The JDK tells it only for input and output together, and not in all versions. */
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
