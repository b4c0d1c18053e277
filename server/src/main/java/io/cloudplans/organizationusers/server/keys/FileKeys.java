package io.cloudplans.organizationusers.server.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys from a file. If the file becomes invalid, the last valid set remains in use. */
final class FileKeys implements IssuerKeys {
  private final Path file;
  private final KeySetReads reads = new KeySetReads();
  private volatile KeySet set;

  FileKeys(Path file) throws KeySetException {
    this.file = file;
    set = KeySet.NONE.replacedBy(bytes());
  }

  private byte[] bytes() throws KeySetException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new KeySetException("no such file", e);
    } catch (IOException e) {
      throw new KeySetException("the file cannot be read", e);
    }
  }

  @Override
  public List<VerificationKey> named(@Nullable String id) {
    return set.named(id);
  }

  @Override
  public KeySet current() {
    return set;
  }

  @Override
  public KeySetReads reads() {
    return reads;
  }

  @Override
  public synchronized void compareFile() {
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
    compareFile();
  }

  @Override
  public void close() {}
}
