package io.cloudplans.organizationusers.server.keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Keys from a file. If the file becomes invalid, the last valid set remains in use. */
final class FileKeys extends IssuerKeys {
  private final Path file;

  FileKeys(Path file) throws KeySetException {
    this.file = file;
    set = KeySet.NONE.replacedBy(bytes());
  }

  private byte[] bytes() throws KeySetException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LimitedBody.MAX_BYTES + 1);
      if (bytes.length > LimitedBody.MAX_BYTES) {
        throw new KeySetException(LimitedBody.TOO_LARGE);
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new KeySetException("no such file", e);
    } catch (IOException e) {
      throw new KeySetException("the file cannot be read", e);
    }
  }

  @Override
  public synchronized void reloadIfChanged() {
    try {
      KeySet before = set;
      set = before.replacedBy(bytes());
      reads.succeeded(before, set);
    } catch (KeySetException e) {
      reads.failed(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void refresh() {
    reloadIfChanged();
  }
}
