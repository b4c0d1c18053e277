package io.cloudplans.organizationusers.conformance.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a YAML configuration file and validates it with {@code configuration.schema.json}. */
final class ConfigurationFile {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private ConfigurationFile() {}

  /**
   * Reads a file; replaces {@code ${NAME}} in texts with environment variables.
   *
   * @throws InvalidConfigurationException if the file does not match the schema
   */
  static JsonNode read(Path file, Map<String, String> environment) {
    JsonNode tree;
    try {
      tree = YAML.readTree(Files.readString(file, UTF_8));
    } catch (JsonProcessingException e) {
      throw new InvalidConfigurationException("", "is not YAML: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new InvalidConfigurationException("", "cannot be read: " + file);
    }
    JsonNode filled = filled(tree, environment);
    List<Error> errors = schema().validate(filled);
    errors.stream()
        .min(Comparator.comparing(ConfigurationFile::member))
        .ifPresent(
            error -> {
              throw new InvalidConfigurationException(member(error), error.getMessage());
            });
    return filled;
  }

  private static String member(Error error) {
    String location =
        error.getInstanceLocation().toString().replaceFirst("^/", "").replace('/', '.');
    String property = Objects.requireNonNullElse(error.getProperty(), "");
    return location.isEmpty() || property.isEmpty()
        ? location + property
        : location + "." + property;
  }

  private static Schema schema() {
    try (InputStream in =
        ConfigurationFile.class.getResourceAsStream("configuration.schema.json")) {
      JsonNode node = new JsonMapper().readTree(Objects.requireNonNull(in));
      return SchemaRegistry.withDialect(Dialects.getDraft202012()).getSchema(node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode filled(JsonNode node, Map<String, String> environment) {
    if (node.isTextual()) {
      return TextNode.valueOf(filled(node.asText(), environment));
    }
    JsonNode copy = node.deepCopy();
    if (copy instanceof ObjectNode object) {
      node.properties()
          .forEach(member -> object.set(member.getKey(), filled(member.getValue(), environment)));
    } else if (copy instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, filled(node.get(i), environment));
      }
    }
    return copy;
  }

  private static String filled(String text, Map<String, String> environment) {
    return VARIABLE
        .matcher(text)
        .replaceAll(
            match -> {
              String value = environment.get(match.group(1));
              if (value == null) {
                throw new InvalidConfigurationException(
                    "", "unknown environment variable " + match.group(1));
              }
              return Matcher.quoteReplacement(value);
            });
  }
}
