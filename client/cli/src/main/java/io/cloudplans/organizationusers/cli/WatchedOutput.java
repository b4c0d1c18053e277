package io.cloudplans.organizationusers.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Remembers why output was lost, which a {@code PrintWriter} does not tell. */
final class WatchedOutput extends FilterOutputStream {
  private @Nullable IOException fault;

  WatchedOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(byte[] bytes, int start, int length) throws IOException {
    try {
      out.write(bytes, start, length);
    } catch (IOException e) {
      fault = e;
      throw e;
    }
  }

  boolean isLost() {
    return fault != null;
  }

  /** The reader went away, as {@code head} does once it has enough: nothing to complain about. */
  boolean isClosedByReader() {
    return fault != null && "Broken pipe".equals(fault.getMessage());
  }
}
