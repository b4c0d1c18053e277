package io.cloudplans.organizationusers.conformance.cases;

import java.util.Map;
import java.util.TreeMap;

/** Makes tables of names, which are parts of case ids, and values. */
public final class Table {
  private Table() {}

  /** Returns a table in the order of its names; names and values take turns. */
  public static Map<String, String> of(String... rows) {
    Map<String, String> table = new TreeMap<>();
    for (int i = 0; i < rows.length; i += 2) {
      table.put(rows[i], rows[i + 1]);
    }
    return table;
  }
}
