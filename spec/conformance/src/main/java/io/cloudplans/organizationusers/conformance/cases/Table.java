package io.cloudplans.organizationusers.conformance.cases;

import java.util.Map;
import java.util.TreeMap;

/** Creates tables of values by name; names are parts of case ids. */
public final class Table {
  private Table() {}

  /** Returns a table in the order of the names; names and values alternate. */
  public static Map<String, String> of(String... rows) {
    Map<String, String> table = new TreeMap<>();
    for (int i = 0; i < rows.length; i += 2) {
      table.put(rows[i], rows[i + 1]);
    }
    return table;
  }
}
