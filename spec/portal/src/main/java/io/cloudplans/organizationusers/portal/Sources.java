package io.cloudplans.organizationusers.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudplans.organizationusers.portal.change.Releases;
import io.cloudplans.organizationusers.portal.contract.Contract;
import io.cloudplans.organizationusers.portal.contract.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The sources of the pages, all of them in the folder {@code spec}.
 *
 * @param folder the folder {@code spec}
 * @param version the version of the project's artifacts
 * @param generator the version of OpenAPI Generator that the project uses
 * @param settings the properties in {@code portal.properties}
 * @param exceptions the Java client's exception for each problem, by slug
 */
record Sources(
    Path folder,
    String version,
    String generator,
    Contract contract,
    Releases releases,
    Properties settings,
    Properties exceptions) {
  private static final String SPEC = "/io/cloudplans/organizationusers/spec/";

  static Sources of(Path folder, String version, String generator) throws IOException {
    JsonNode document = new ObjectMapper().readTree(contractFile("openapi.json"));
    return of(folder, version, generator, document, folder.resolve("released"));
  }

  static Sources of(Path folder, String version, String generator, JsonNode document, Path released)
      throws IOException {
    return new Sources(
        folder,
        version,
        generator,
        new Contract(document),
        Releases.read(released, document),
        properties(folder.resolve("portal/portal.properties")),
        properties(folder.resolve("portal/exceptions.properties")));
  }

  /** Returns a file of the resolved contract. */
  static byte[] contractFile(String name) throws IOException {
    try (InputStream stream = Sources.class.getResourceAsStream(SPEC + name)) {
      return Objects.requireNonNull(stream, name).readAllBytes();
    }
  }

  private static Properties properties(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }

  /** Returns a setting of the operator; empty if it is not set. */
  String setting(String name) {
    return settings.getProperty(name, "").strip();
  }

  /** Returns a folder in the portal's sources. */
  Path portalFile(String name) {
    return folder.resolve("portal/src/main").resolve(name);
  }

  /** Returns the published reference's requests, by operation id. */
  Map<String, Vector> vectors() throws IOException {
    Map<String, Vector> vectors = new TreeMap<>();
    for (Operation operation : contract.operations()) {
      vectors.put(operation.id(), Vector.read(folder.resolve("vectors").resolve(operation.stem())));
    }
    return vectors;
  }

  /** Returns the Java client's sample of each operation, by operation id. */
  Map<String, String> javaSamples() throws IOException {
    Map<String, String> samples = new TreeMap<>();
    Pattern sample = Pattern.compile("(?s)## (\\w+)\n+```java\n(.*?)\n```");
    sample
        .matcher(Files.readString(portalFile("samples/java.md")))
        .results()
        .forEach(found -> samples.put(found.group(1), found.group(2)));
    return samples;
  }

  /** Returns the text of a file in the folder {@code spec}. */
  String text(String path) throws IOException {
    return Files.readString(folder.resolve(path)).strip();
  }

  Recording recording(String name) throws IOException {
    return Recording.read(folder.resolve("recorded"), name);
  }
}
