package io.cloudplans.organizationusers.server.keys;

import io.cloudplans.organizationusers.server.config.SmallFile;
import java.io.IOException;
import java.nio.file.Path;

/** Keys from a file. If the file becomes invalid, the last valid set remains in use. */
final class FileKeys extends IssuerKeys {
  private final Path file;

  FileKeys(Path file) throws KeySetException {
    this.file = file;
    set = KeySet.NONE.replacedBy(bytes());
  }

  private byte[] bytes() throws KeySetException {
    try {
      return SmallFile.read(file);
    } catch (IOException e) {
      throw new KeySetException(String.valueOf(e.getMessage()), e);
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
