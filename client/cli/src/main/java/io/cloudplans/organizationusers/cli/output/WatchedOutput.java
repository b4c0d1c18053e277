package io.cloudplans.organizationusers.cli.output;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An output stream that records why output was lost, which a {@code PrintWriter} does not report.
 */
public final class WatchedOutput extends FilterOutputStream {
  private @Nullable IOException fault;

  public WatchedOutput(OutputStream out) {
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

  public boolean isLost() {
    return fault != null;
  }

  /** Returns whether the reader closed the pipe, as {@code head} does, which is not a failure. */
  public boolean isClosedByReader() {
    return fault != null && "Broken pipe".equals(fault.getMessage());
  }
}
