package io.cloudplans.organizationusers.portal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The chapters of the site in reading order. In the file a line that begins with {@code #} names a
 * chapter, any other a page.
 */
record Navigation(List<Entry> chapters) {
  /**
   * A chapter.
   *
   * @param pages their paths; {@code {operation}} or {@code {problem}} in one stands for all
   */
  record Entry(String title, List<String> pages) {}

  static Navigation read(Path file) throws IOException {
    List<Entry> chapters = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("# ")) {
        chapters.add(new Entry(line.substring(2), new ArrayList<>()));
      } else if (!line.isBlank()) {
        chapters.get(chapters.size() - 1).pages().add(line.strip());
      }
    }
    return new Navigation(chapters);
  }
}
