package io.cloudplans.organizationusers.cli;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.IntStream;

/** Text for a terminal. */
final class TerminalText {
  private TerminalText() {}

  /** Without what could steer a terminal or reverse its text, as a server may send anything. */
  static String plain(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}&&[^\n]]", "?");
  }

  /** Rows of equally many cells as lines, each column as wide as its widest cell. */
  static String table(List<List<String>> rows) {
    int[] widths =
        IntStream.range(0, rows.get(0).size())
            .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toArray();
    return rows.stream()
        .map(
            row ->
                IntStream.range(0, widths.length)
                    .mapToObj(i -> row.get(i) + " ".repeat(widths[i] - row.get(i).length()))
                    .collect(joining("  "))
                    .stripTrailing())
        .map(TerminalText::plain)
        .collect(joining("\n"));
  }
}
