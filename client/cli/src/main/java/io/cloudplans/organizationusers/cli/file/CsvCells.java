package io.cloudplans.organizationusers.cli.file;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/** Collects the cells of a row and knows the place that is being read. */
final class CsvCells extends AbstractBaseCsvCallbackHandler<CsvCells.Row> {
  private static final int MOST_CELLS = 100;

  private List<String> cells = new ArrayList<>();

  record Row(long line, List<String> cells) {}

  /** Returns the place of the cell that follows the last one. */
  String place() {
    return "line " + getStartingLineNumber() + ", column " + (cells.size() + 1) + ": ";
  }

  @Override
  protected void handleBegin(long line) {
    cells = new ArrayList<>();
  }

  @Override
  protected void handleField(int index, char[] text, int start, int length, boolean quoted) {
    if (index >= MOST_CELLS) {
      throw new IllegalArgumentException("too many cells");
    }
    cells.add(new String(text, start, length));
  }

  @Override
  protected Row buildRecord() {
    return new Row(getStartingLineNumber(), cells);
  }
}
