package io.cloudplans.organizationusers.portal.contract;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a value may be.
 *
 * @param words type and bounds as Markdown, such as "string of 1 to 500 characters"
 * @param values the values of an enumeration; empty where there is none
 * @param pattern null where there is none
 * @param schema the name of its schema; null where it has none of its own
 */
public record ValueType(
    String words,
    List<String> values,
    @Nullable String pattern,
    @Nullable String schema,
    @Nullable String preset) {

  /** Reads a schema; {@code named} are the names of the schemas that have a place to link to. */
  static ValueType of(Element schema) {
    Element target = schema.elements("allOf").findFirst().map(part -> part).orElse(schema);
    List<String> values = target.texts("enum");
    return new ValueType(
        values.isEmpty() ? words(target) : enumeration(values),
        values,
        target.findText("pattern").orElse(null),
        name(target),
        schema.findText("default").orElse(null));
  }

  private static String enumeration(List<String> values) {
    String listed = values.stream().map("`%s`"::formatted).collect(joining(", "));
    return values.size() == 1 ? "always " + listed : "one of " + listed;
  }

  private static String words(Element schema) {
    String type = schema.text("type");
    return switch (type) {
      case "string" -> "string" + length(schema.json());
      case "integer" -> range(schema.json());
      case "array" -> "array of " + words(schema.child("items")) + most(schema.json());
      case "object" ->
          Optional.ofNullable(name(schema))
              .map("[%1$s](/reference/schemas#%1$s)"::formatted)
              .orElse(type);
      default -> type;
    };
  }

  private static String length(JsonNode schema) {
    String most = schema.path("maxLength").asText();
    int least = schema.path("minLength").asInt();
    return most.isEmpty()
        ? ""
        : least == 0
            ? " of at most " + most + " characters"
            : " of " + least + " to " + most + " characters";
  }

  private static String range(JsonNode schema) {
    String least = schema.path("minimum").asText();
    String most = schema.path("maximum").asText();
    if (most.isEmpty()) {
      return "integer" + (least.isEmpty() ? "" : " of at least " + least);
    }
    return least.equals(most) ? "integer, always " + most : "integer from " + least + " to " + most;
  }

  private static String most(JsonNode array) {
    return array.has("maxItems") ? ", at most " + array.get("maxItems").asText() : "";
  }

  /** A schema of the contract's components begins with a capital letter; a member does not. */
  private static @Nullable String name(Element schema) {
    return Character.isUpperCase(schema.name().charAt(0)) ? schema.name() : null;
  }
}
