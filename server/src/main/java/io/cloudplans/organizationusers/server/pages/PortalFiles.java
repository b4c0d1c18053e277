package io.cloudplans.organizationusers.server.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The files of the documentation portal's jar. */
final class PortalFiles {
  private static final String FOLDER = "/io/cloudplans/organizationusers/portal/";

  private PortalFiles() {}

  /** Returns the names of all files, such as {@code docs/index.html}. */
  static List<String> names() {
    return new String(read("files.txt"), UTF_8).lines().toList();
  }

  static byte[] read(String name) {
    try (InputStream stream = PortalFiles.class.getResourceAsStream(FOLDER + name)) {
      return Objects.requireNonNull(stream, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
