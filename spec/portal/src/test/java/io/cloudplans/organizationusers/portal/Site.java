package io.cloudplans.organizationusers.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A site that a test writes. */
record Site(Path folder) {
  private static final Path SPEC = Path.of("..");
  private static final JsonNode CONTRACT = read();

  /** Writes the site of the project's contract. */
  static Site write(Path folder) {
    return write(folder, contract());
  }

  static Site write(Path folder, JsonNode contract) {
    return write(folder, contract, SPEC.resolve("released"));
  }

  static Site write(Path folder, JsonNode contract, Path released) {
    return write(folder, contract, released, Map.of());
  }

  /** Writes the site with an operator's settings. */
  static Site write(Path folder, Map<String, String> settings) {
    return write(folder, contract(), SPEC.resolve("released"), settings);
  }

  private static Site write(
      Path folder, JsonNode contract, Path released, Map<String, String> settings) {
    try {
      Sources sources = Sources.of(SPEC, "1.2.3", "4.5.6", contract, released);
      sources.settings().putAll(settings);
      Portal.write(sources, folder);
      return new Site(folder.resolve("docs"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a copy of the project's contract. */
  static JsonNode contract() {
    return CONTRACT.deepCopy();
  }

  private static JsonNode read() {
    try {
      return new ObjectMapper().readTree(Sources.contractFile("openapi.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the names of all files, sorted. */
  List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  List<String> pages() throws IOException {
    return files().stream().filter(file -> file.endsWith(".html")).toList();
  }

  Document page(String name) throws IOException {
    return Jsoup.parse(text(name), "https://portal.test/a/b/" + name);
  }

  String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }
}
