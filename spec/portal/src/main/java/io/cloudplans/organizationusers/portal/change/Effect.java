package io.cloudplans.organizationusers.portal.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** The effect of a changed keyword on the set of values that a schema allows. */
enum Effect {
  NARROWER,
  WIDER,
  /** Neither, or unknown, such as the effect of another pattern. */
  OTHER;

  private static final Set<String> MINIMUMS =
      Set.of("minLength", "minimum", "minItems", "minProperties");
  private static final Set<String> MAXIMUMS =
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

  /** Compares two different values of a keyword; a missing node is an absent keyword. */
  static Effect of(String keyword, JsonNode before, JsonNode after) {
    boolean least = MINIMUMS.contains(keyword);
    boolean bound = least || MAXIMUMS.contains(keyword);
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
