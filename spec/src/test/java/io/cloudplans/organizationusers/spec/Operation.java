package io.cloudplans.organizationusers.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** An operation of the resolved document. */
record Operation(String path, String method, JsonNode node) {
  String id() {
    return node.path("operationId").asText();
  }

  /** Returns the folder of its vectors, which is the last segment of its path. */
  String folder() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Returns the operation's location in the resolved document, as a JSON Pointer. */
  String pointer() {
    return "/paths/" + path.replace("/", "~1") + "/" + method;
  }

  List<JsonNode> parameters() {
    return StreamSupport.stream(node.path("parameters").spliterator(), false)
        .map(Contract::target)
        .toList();
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
