package io.cloudplans.organizationusers.cli.output;

import static java.util.stream.Collectors.joining;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes text from a server or a file safe to print. Control and format characters could control the
 * terminal or reverse the text, and line breaks could forge lines.
 */
public final class TerminalText {
  /** The length of the longest address; padding to longer cells could fill the memory. */
  private static final int MAX_WIDTH = 254;

  private TerminalText() {}

  /** Returns the text on one line, with each unsafe character replaced by a question mark. */
  public static String plain(String text) {
    return text.codePoints()
        .map(c -> isUnsafe(c) ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static List<String> plain(List<String> row) {
    return row.stream().map(TerminalText::plain).toList();
  }

  static boolean isUnsafe(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** Prints rows with equal numbers of cells, with columns aligned to at most 254. */
  public static void printTable(PrintWriter out, Supplier<Stream<List<String>>> rows) {
    List<Integer> widths = new ArrayList<>();
    rows.get().forEach(row -> widen(widths, plain(row)));
    rows.get().forEach(row -> out.println(aligned(plain(row), widths)));
  }

  private static void widen(List<Integer> widths, List<String> row) {
    for (int i = 0; i < row.size(); i++) {
      int width = Math.min(row.get(i).length(), MAX_WIDTH);
      if (i == widths.size()) {
        widths.add(width);
      } else if (widths.get(i) < width) {
        widths.set(i, width);
      }
    }
  }

  private static String aligned(List<String> row, List<Integer> widths) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> row.get(i) + " ".repeat(Math.max(0, widths.get(i) - row.get(i).length())))
        .collect(joining("  "))
        .stripTrailing();
  }

  /** Prints rows as CSV (RFC 4180). */
  public static void printCsv(PrintWriter out, Stream<List<String>> rows) {
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(out);
    rows.forEach(row -> csv.writeRecord(plain(row)));
  }
}
