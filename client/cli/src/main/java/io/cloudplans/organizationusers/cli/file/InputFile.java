package io.cloudplans.organizationusers.cli.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that a command reads.
 *
 * @param path the path, or {@code -} for standard input
 * @param standardInput the stream for standard input
 */
public record InputFile(String path, InputStream standardInput) {
  InputStream open() throws IOException {
    return path.equals("-") ? standardInput : Files.newInputStream(Path.of(path));
  }

  IllegalArgumentException fault(String fault, @Nullable Throwable cause) {
    String name = path.equals("-") ? "standard input" : path;
    return new IllegalArgumentException(name + ": " + fault, cause);
  }

  IllegalArgumentException unreadable(@Nullable Throwable cause) {
    return fault(cause instanceof NoSuchFileException ? "does not exist" : "cannot be read", cause);
  }
}
