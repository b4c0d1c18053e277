package io.cloudplans.organizationusers.cli.file;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/** Collects the cells of a row and tracks the current location. */
final class CsvCells extends AbstractBaseCsvCallbackHandler<CsvCells.Row> {
  private static final int MAX_CELLS = 100;

  private List<String> cells = new ArrayList<>();

  record Row(long line, List<String> cells) {}

  /** Returns the location of the next cell. */
  String location() {
    return "line " + getStartingLineNumber() + ", column " + (cells.size() + 1) + ": ";
  }

  @Override
  protected void handleBegin(long line) {
    cells = new ArrayList<>();
  }

  @Override
  protected void handleField(int index, char[] text, int start, int length, boolean quoted) {
    if (index >= MAX_CELLS) {
      throw new IllegalArgumentException("too many cells");
    }
    cells.add(new String(text, start, length));
  }

  @Override
  protected Row buildRecord() {
    return new Row(getStartingLineNumber(), cells);
  }
}
