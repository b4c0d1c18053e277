package io.cloudplans.organizationusers.portal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An object of the contract. References are resolved when they are reached.
 *
 * @param name the name for messages: that of the last component on the path to the object
 */
record Element(String name, JsonNode json, JsonNode document) {
  static Element root(JsonNode document) {
    return new Element("the document", document, document);
  }

  /** Returns a member; throws {@link MissingElementException} if it is missing. */
  Element child(String member) {
    return find(member).orElseThrow(() -> new MissingElementException(name, member));
  }

  Optional<Element> find(String member) {
    return Optional.ofNullable(json.get(member)).map(child -> of(member, child));
  }

  /** Returns the entries of an object; empty if the member is missing. */
  Stream<Map.Entry<String, Element>> entries(String member) {
    return json.path(member).properties().stream()
        .map(entry -> Map.entry(entry.getKey(), of(entry.getKey(), entry.getValue())));
  }

  /** Returns the elements of an array; empty if the member is missing. */
  Stream<Element> elements(String member) {
    return nodes(json.path(member))
        .map(child -> of(child.path("name").asText(name + "/" + member), child));
  }

  /** Returns a text; throws {@link MissingElementException} if it is missing or blank. */
  String text(String member) {
    return findText(member).orElseThrow(() -> new MissingElementException(name, member));
  }

  Optional<String> findText(String member) {
    return Optional.of(json.path(member).asText().strip()).filter(text -> !text.isEmpty());
  }

  List<String> texts(String member) {
    return nodes(json.path(member)).map(JsonNode::asText).toList();
  }

  Element named(String other) {
    return new Element(other, json, document);
  }

  private Element of(String member, JsonNode child) {
    String reference = child.path("$ref").asText();
    return reference.isEmpty()
        ? new Element(member, child, document)
        : of(reference.replaceFirst(".*/", ""), document.at(reference.substring(1)));
  }

  private static Stream<JsonNode> nodes(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
