package io.cloudplans.organizationusers.portal.contract;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A parameter, a header, or a member of a JSON object.
 *
 * @param location {@code query}, {@code header} or {@code body}
 * @param examples the examples of a response header; empty for any other member
 */
public record Member(
    String name,
    String location,
    boolean required,
    ValueType type,
    String description,
    List<String> examples) {

  static Member parameter(Element parameter) {
    return new Member(
        parameter.text("name"),
        parameter.text("in"),
        parameter.json().path("required").asBoolean(),
        ValueType.of(parameter.child("schema")),
        parameter.text("description"),
        List.of());
  }

  static Member header(Map.Entry<String, Element> header) {
    Element value = header.getValue();
    ValueType type = ValueType.of(value.child("schema"));
    List<String> examples =
        Stream.concat(
                value.findText("example").stream(),
                value.entries("examples").map(example -> example.getValue().text("value")))
            .toList();
    if (examples.isEmpty() && type.values().isEmpty()) {
      throw new MissingElementException(value.name(), "example");
    }
    return new Member(
        header.getKey(),
        "header",
        value.json().path("required").asBoolean(),
        type,
        value.text("description"),
        examples);
  }

  /** Returns the members of an object schema, in the contract's order. */
  static List<Member> of(Element schema) {
    List<String> required = schema.texts("required");
    return schema
        .entries("properties")
        .map(
            member ->
                new Member(
                    member.getKey(),
                    "body",
                    required.contains(member.getKey()),
                    ValueType.of(member.getValue()),
                    member.getValue().text("description"),
                    List.of()))
        .toList();
  }
}
