package io.cloudplans.organizationusers.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the contract for tests: its split sources, its vectors, recorded exchanges and the resolved
 * document.
 */
final class Contract {
  static final Path SOURCES = Path.of("openapi");
  static final Path VECTORS = Path.of("vectors");
  static final Path RECORDED = Path.of("recorded");
  static final Path RESOLVED = Path.of("target/classes/io/cloudplans/organizationusers/spec");

  /** A mapper for YAML, and for JSON as a subset of it, which rejects duplicate keys. */
  private static final ObjectMapper YAML =
      new ObjectMapper(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final JsonNode DOCUMENT = read(RESOLVED.resolve("openapi.yaml"));

  private Contract() {}

  static JsonNode read(Path file) {
    return parse(text(file));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  static JsonNode parse(String text) {
    try {
      return YAML.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** Returns a source by its folder and its stem. */
  static JsonNode source(String folder, String stem) {
    return read(SOURCES.resolve(folder).resolve(stem + ".yaml"));
  }

  /** Returns a copy of the resolved document. */
  static JsonNode resolved() {
    return DOCUMENT.deepCopy();
  }

  static List<Path> sources() {
    return files(SOURCES);
  }

  /** Returns the exchanges that the server replays. */
  static String recorded() {
    return files(RECORDED).stream()
        .filter(file -> file.toString().endsWith(".http"))
        .map(Contract::text)
        .collect(Collectors.joining());
  }

  /** Returns the sources of one folder by stem. */
  static Map<String, JsonNode> folder(String name) {
    return files(SOURCES.resolve(name)).stream()
        .collect(
            Collectors.toMap(
                file -> file.getFileName().toString().replaceFirst("\\.yaml$", ""),
                Contract::read,
                (one, other) -> one,
                TreeMap::new));
  }

  static List<Operation> operations() {
    return DOCUMENT.path("paths").properties().stream()
        .flatMap(
            path ->
                path.getValue().properties().stream()
                    .map(item -> new Operation(path.getKey(), item.getKey(), item.getValue())))
        .toList();
  }

  /** Returns the target of a reference in the resolved document, or the node itself. */
  static JsonNode target(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isTextual() ? DOCUMENT.at(reference.textValue().substring(1)) : node;
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
