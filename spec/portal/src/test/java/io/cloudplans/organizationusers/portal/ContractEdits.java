package io.cloudplans.organizationusers.portal;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Edits a contract: {@code remove POINTER}, {@code set POINTER JSON}, {@code rename POINTER NAME},
 * {@code reorder POINTER}, joined by {@code and}. A pointer begins with a slash or one of the
 * names.
 */
final class ContractEdits {
  private static final String USERS = "/paths/~1v1~1organizations~1users~1";
  private static final Map<String, String> NAMES =
      Map.of(
          "LIST", USERS + "list/get",
          "ADD", USERS + "add/post",
          "REMOVE", USERS + "remove/post",
          "PARAMETERS", "/components/parameters",
          "SCHEMAS", "/components/schemas",
          "RESPONSES", "/components/responses",
          "HEADERS", "/components/headers",
          "EXAMPLES", "/components/examples");

  private ContractEdits() {}

  /** Returns the project's contract after edits. */
  static JsonNode apply(String edits) {
    JsonNode contract = Site.contract();
    for (String edit : edits.split(" and ", -1)) {
      String[] words = edit.strip().split(" ", 3);
      String name = words[1].replaceFirst("/.*", "");
      JsonPointer pointer =
          JsonPointer.compile(NAMES.getOrDefault(name, name) + words[1].substring(name.length()));
      JsonNode parent = contract.at(pointer.head());
      String last = pointer.last().getMatchingProperty();
      switch (words[0]) {
        case "remove" -> remove(parent, last);
        case "set" -> set(parent, last, json(words[2]));
        case "rename" -> set(parent, words[2].replace("~1", "/"), remove(parent, last));
        case "reorder" -> reorder((ObjectNode) contract.at(pointer));
        default -> throw new IllegalArgumentException(edit);
      }
    }
    return contract;
  }

  private static JsonNode remove(JsonNode parent, String name) {
    JsonNode removed =
        parent instanceof ArrayNode array
            ? array.remove(Integer.parseInt(name))
            : ((ObjectNode) parent).remove(name);
    if (removed == null) {
      throw new IllegalArgumentException("There is no " + name + ".");
    }
    return removed;
  }

  private static void set(JsonNode parent, String name, JsonNode value) {
    if (parent instanceof ArrayNode array && name.equals("-")) {
      array.add(value);
    } else {
      ((ObjectNode) parent).set(name, value);
    }
  }

  private static void reorder(ObjectNode object) {
    String first = object.fieldNames().next();
    object.set(first, object.remove(first));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
