package io.cloudplans.organizationusers.cli.output;

import static java.util.stream.Collectors.joining;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Makes text from a server or a file safe to print. Control and format characters could control the
 * terminal or reverse the text, and line breaks could forge lines.
 */
public final class TerminalText {
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  /** The length of the longest address; padding to longer cells could fill the memory. */
  private static final int MAX_WIDTH = 254;

  private TerminalText() {}

  /** Returns the text on one line, with each unsafe character replaced by a question mark. */
  public static String plain(String text) {
    return UNSAFE.matcher(text).replaceAll("?");
  }

  /** Returns the JSON document with each unsafe character escaped. */
  public static String json(String document) {
    return UNSAFE.matcher(document).replaceAll(unsafe -> escaped(unsafe.group()));
  }

  private static String escaped(String text) {
    return text.chars()
        .mapToObj(unit -> String.format(Locale.ROOT, "\\\\u%04x", unit))
        .collect(joining());
  }

  /** Returns rows with equal numbers of cells as lines, with columns aligned to at most 254. */
  public static String table(List<List<String>> rows) {
    List<List<String>> plain = plain(rows);
    int[] widths =
        IntStream.range(0, plain.get(0).size())
            .map(i -> plain.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .map(width -> Math.min(width, MAX_WIDTH))
            .toArray();
    return plain.stream()
        .map(
            row ->
                IntStream.range(0, widths.length)
                    .mapToObj(
                        i -> row.get(i) + " ".repeat(Math.max(0, widths[i] - row.get(i).length())))
                    .collect(joining("  "))
                    .stripTrailing())
        .collect(joining("\n"));
  }

  /** Returns rows as CSV (RFC 4180) without the last line break. */
  public static String csv(List<List<String>> rows) {
    StringWriter text = new StringWriter();
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(text);
    plain(rows).forEach(csv::writeRecord);
    return text.toString().stripTrailing();
  }

  private static List<List<String>> plain(List<List<String>> rows) {
    return rows.stream().map(row -> row.stream().map(TerminalText::plain).toList()).toList();
  }
}
