package io.cloudplans.organizationusers.rules.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.AnnotationKeyword;
import com.networknt.schema.regex.JDKRegularExpressionFactory;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import java.util.HashMap;
import java.util.Map;

/** Compiles the contract's schemas to validators. */
final class Schemas {
  private static final String CONTRACT = "urn:contract";

  /**
   * The OpenAPI dialect, which ignores keywords such as {@code example} without logging a warning.
   */
  private static final Dialect OPENAPI =
      Dialect.builder(Dialects.getOpenApi30())
          .unknownKeywordFactory((keyword, context) -> new AnnotationKeyword(keyword))
          .build();

  private final JsonNode document;
  private final SchemaRegistry registry;

  Schemas(JsonNode document) {
    this.document = document;
    String text = document.toString();
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder().regularExpressionFactory(bounded(document)).build();
    registry =
        SchemaRegistry.withDialect(
            OPENAPI,
            builder -> builder.schemas(Map.of(CONTRACT, text)).schemaRegistryConfig(config));
  }

  /**
   * Skips a pattern if the text is longer than the {@code maxLength} of the same schema, which
   * rejects the text anyway. The JDK's engine recurses for each repetition of a group, so a long
   * text could overflow the stack.
   */
  private static RegularExpressionFactory bounded(JsonNode document) {
    Map<String, Integer> lengths = new HashMap<>();
    for (JsonNode schema : document.findParents("pattern")) {
      if (schema.has("maxLength")) {
        lengths.put(schema.get("pattern").asText(), schema.get("maxLength").asInt());
      }
    }
    return regex -> {
      RegularExpression pattern =
          JDKRegularExpressionFactory.getInstance().getRegularExpression(regex);
      int length = lengths.getOrDefault(regex, Integer.MAX_VALUE);
      return text -> text.codePointCount(0, text.length()) > length || pattern.matches(text);
    };
  }

  /** Returns the component that a node refers to, or the node itself if it is not a reference. */
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  Schema named(String name) {
    return registry.getSchema(SchemaLocation.of(CONTRACT + "#/components/schemas/" + name));
  }

  /** Returns the schema that a node of the contract contains or refers to. */
  Schema at(JsonNode node) {
    Schema schema =
        node.has("$ref")
            ? registry.getSchema(SchemaLocation.of(CONTRACT + node.get("$ref").asText()))
            : registry.getSchema(node);
    schema.initializeValidators();
    return schema;
  }
}
