package io.cloudplans.organizationusers.server.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the files of the configuration, which are rejected beyond a size, never cut. */
public final class SmallFile {
  /** The description of a document that is too large. */
  public static final String TOO_LARGE = "more than 1 MiB";

  /** The maximum size. */
  public static final int MAX_BYTES = 1 << 20;

  private SmallFile() {}

  /**
   * Returns the content of a file.
   *
   * @throws IOException with a message that names the cause, but not the file
   */
  public static byte[] read(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw new IOException("no such file", e);
    } catch (IOException e) {
      throw new IOException("the file cannot be read", e);
    }
    if (bytes.length > MAX_BYTES) {
      throw new IOException(TOO_LARGE);
    }
    return bytes;
  }
}
