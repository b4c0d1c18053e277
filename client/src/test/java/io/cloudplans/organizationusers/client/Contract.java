package io.cloudplans.organizationusers.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Reads the contract and its vectors from the jar of the spec module. */
public final class Contract {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Contract() {}

  /** Returns the {@code x-retry} of each problem type that has one, by the path of the type. */
  public static Map<String, String> retries() {
    Map<String, String> retries = new TreeMap<>();
    for (var example : json("openapi.json").at("/components/examples").properties()) {
      if (example.getValue().has("x-retry")) {
        retries.put("/problems/" + example.getKey(), example.getValue().get("x-retry").textValue());
      }
    }
    return retries;
  }

  /** Returns the problem examples of all responses, by slug. */
  public static Map<String, JsonNode> problems() {
    Map<String, JsonNode> problems = new TreeMap<>();
    for (JsonNode value : json("openapi.json").findValues("value")) {
      String type = value.path("type").asText();
      if (type.startsWith("/problems/")) {
        problems.put(type.substring("/problems/".length()), value);
      }
    }
    return problems;
  }

  /** Returns the document in the contract's example of a problem type. */
  static JsonNode problem(String slug) {
    return Objects.requireNonNull(problems().get(slug), slug);
  }

  public static JsonNode schema(String name) {
    return json("openapi.json").at("/components/schemas/" + name);
  }

  public static JsonNode json(String name) {
    return tree(text(name));
  }

  static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> lines(String name) {
    return text(name).lines().toList();
  }

  static String text(String name) {
    String path = "/io/cloudplans/organizationusers/spec/" + name;
    try (InputStream in = Contract.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(in, path).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
