package io.cloudplans.organizationusers.portal.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** What a changed keyword of a schema does to the set of values that the schema allows. */
enum Effect {
  NARROWER,
  WIDER,
  /** Neither, or it cannot be told, as of two patterns. */
  OTHER;

  private static final Set<String> LEAST =
      Set.of("minLength", "minimum", "minItems", "minProperties");
  private static final Set<String> MOST =
      Set.of("maxLength", "maximum", "maxItems", "maxProperties");
  private static final Set<String> LIMITS =
      Set.of(
          "type",
          "format",
          "pattern",
          "enum",
          "additionalProperties",
          "items",
          "multipleOf",
          "uniqueItems",
          "exclusiveMinimum",
          "exclusiveMaximum");

  /** Compares two different values of a keyword; a missing node stands for an absent keyword. */
  static Effect of(String keyword, JsonNode before, JsonNode after) {
    boolean least = LEAST.contains(keyword);
    boolean bound = least || MOST.contains(keyword);
    if (keyword.equals("nullable")) {
      return narrower(after.isMissingNode());
    }
    if (before.isMissingNode() || after.isMissingNode()) {
      return !bound && !LIMITS.contains(keyword) ? OTHER : narrower(before.isMissingNode());
    }
    if (bound) {
      return narrower(least == after.decimalValue().compareTo(before.decimalValue()) > 0);
    }
    if (!keyword.equals("enum")) {
      return OTHER;
    }
    Set<JsonNode> old = set(before);
    Set<JsonNode> now = set(after);
    return old.containsAll(now) || now.containsAll(old) ? narrower(old.containsAll(now)) : OTHER;
  }

  private static Effect narrower(boolean narrower) {
    return narrower ? NARROWER : WIDER;
  }

  private static Set<JsonNode> set(JsonNode array) {
    Set<JsonNode> values = new HashSet<>();
    array.forEach(values::add);
    return values;
  }
}
