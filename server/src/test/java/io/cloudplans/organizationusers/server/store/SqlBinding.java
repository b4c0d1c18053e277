package io.cloudplans.organizationusers.server.store;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Checks that a statement stays within one organization. Accepts only the few forms that the store
 * uses, so a new form of join must be added here.
 */
final class SqlBinding {
  private static final String NAMES = "\\w+(?:, \\w+)*";
  private static final String CONDITION =
      "(?:\\w+ (?:=|<|>|<=|>=) \\?|LOWER\\(\\w+\\) <> REPLACE\\(LOWER\\(\\w+\\), \\?, \\?\\))";

  /** A conjunction of conditions, one of which names the organization. */
  private static final String OF_ONE_ORGANIZATION =
      " WHERE (?:" + CONDITION + " AND )*org_id = \\?(?: AND " + CONDITION + ")*";

  /** Joins by the organization that the condition names. */
  private static final String JOINS =
      " organization o(?: (?:LEFT )?JOIN \\w+ (\\w) ON \\1\\.org_id = o\\.org_id"
          + "(?: AND \\1\\.\\w+ (?:=|>) \\?)*)+";

  private static final List<Pattern> BOUND =
      List.of(
          Pattern.compile("SELECT 1|COMMIT"),
          Pattern.compile(
              "SELECT \\w\\.\\w+(?:, \\w\\.\\w+)* FROM"
                  + JOINS
                  + " WHERE o\\.org_id = \\?(?: AND u\\.\\w+ = \\?)*"),
          Pattern.compile(
              "SELECT "
                  + NAMES
                  + " FROM \\w+"
                  + OF_ONE_ORGANIZATION
                  + "(?: ORDER BY \\w+)?(?: LIMIT \\?)?(?: FOR UPDATE)?"),
          Pattern.compile(
              "INSERT INTO \\w+ \\((?:\\w+, )*org_id(?:, \\w+)*\\)"
                  + " VALUES \\([?\\d]+(?:, [?\\d]+)*\\)(?: ON CONFLICT DO NOTHING)?"),
          Pattern.compile(
              "UPDATE \\w+ SET (?!org_id)\\w+ = \\?(?:, (?!org_id)\\w+ = \\?)*"
                  + OF_ONE_ORGANIZATION),
          Pattern.compile("DELETE FROM \\w+" + OF_ONE_ORGANIZATION));

  private SqlBinding() {}

  static boolean bindsOneOrganization(String statement) {
    return BOUND.stream().anyMatch(shape -> shape.matcher(statement).matches());
  }
}
