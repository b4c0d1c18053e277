package io.cloudplans.organizationusers.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** An operation of the resolved document. */
record Operation(String path, String method, JsonNode node) {
  String id() {
    return node.path("operationId").asText();
  }

  /** The folder of its vectors, which is the last segment of its path. */
  String folder() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The place of the operation in the resolved document, as a JSON Pointer. */
  String pointer() {
    return "/paths/" + path.replace("/", "~1") + "/" + method;
  }

  Map<String, JsonNode> responses() {
    Map<String, JsonNode> responses = new TreeMap<>();
    node.path("responses")
        .properties()
        .forEach(entry -> responses.put(entry.getKey(), Contract.target(entry.getValue())));
    return responses;
  }

  @Override
  public String toString() {
    return id();
  }
}
