package io.cloudplans.organizationusers.portal.contract;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The type and the bounds of a value.
 *
 * @param description the type and the bounds as Markdown, such as "string of 1 to 500 characters"
 * @param values the values of an enumeration; empty for any other type
 * @param pattern the regular expression; null if there is none
 * @param schema the name of the schema; null for an inline schema
 * @param defaultValue the default; null if there is none
 */
public record ValueType(
    String description,
    List<String> values,
    @Nullable String pattern,
    @Nullable String schema,
    @Nullable String defaultValue) {

  /** Reads a schema. */
  static ValueType of(Element schema) {
    Element target = schema.elements("allOf").findFirst().orElse(schema);
    List<String> values = target.texts("enum");
    return new ValueType(
        values.isEmpty() ? description(target) : enumeration(values),
        values,
        target.findText("pattern").orElse(null),
        name(target),
        schema.findText("default").orElse(null));
  }

  private static String enumeration(List<String> values) {
    String listed = values.stream().map("`%s`"::formatted).collect(joining(", "));
    return values.size() == 1 ? "always " + listed : "one of " + listed;
  }

  private static String description(Element schema) {
    String type = schema.text("type");
    return switch (type) {
      case "string" -> "string" + length(schema.json());
      case "integer" -> range(schema.json());
      case "array" -> "array of " + description(schema.child("items")) + maximum(schema.json());
      case "object" ->
          Optional.ofNullable(name(schema))
              .map("[%1$s](/reference/schemas#%1$s)"::formatted)
              .orElse(type);
      default -> type;
    };
  }

  private static String length(JsonNode schema) {
    String max = schema.path("maxLength").asText();
    int min = schema.path("minLength").asInt();
    return max.isEmpty()
        ? ""
        : min == 0
            ? " of at most " + max + " characters"
            : " of " + min + " to " + max + " characters";
  }

  private static String range(JsonNode schema) {
    String min = schema.path("minimum").asText();
    String max = schema.path("maximum").asText();
    if (max.isEmpty()) {
      return "integer" + (min.isEmpty() ? "" : " of at least " + min);
    }
    return min.equals(max) ? "integer, always " + max : "integer from " + min + " to " + max;
  }

  private static String maximum(JsonNode array) {
    return array.has("maxItems") ? ", at most " + array.get("maxItems").asText() : "";
  }

  /**
   * Returns the name of a schema of the contract's components, which begins with a capital letter.
   */
  private static @Nullable String name(Element schema) {
    return Character.isUpperCase(schema.name().charAt(0)) ? schema.name() : null;
  }
}
