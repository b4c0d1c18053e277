package io.cloudplans.organizationusers.portal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The chapters of the site in reading order. In the file, a line that begins with {@code #} is the
 * title of a chapter, and every other line is the path of a page.
 */
record Navigation(List<Entry> chapters) {
  /**
   * A chapter.
   *
   * @param pages the paths of the pages; a path with {@code {operation}} or {@code {problem}} means
   *     one page for each operation or problem
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
