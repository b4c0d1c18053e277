package io.cloudplans.organizationusers.portal.contract;

import java.util.List;
import java.util.Map;

/**
 * A parameter, a header, or a member of a JSON object.
 *
 * @param place {@code query}, {@code header} or {@code body}
 */
public record Member(
    String name, String place, boolean required, ValueType type, String description) {

  static Member parameter(Element parameter) {
    return new Member(
        parameter.text("name"),
        parameter.text("in"),
        parameter.json().path("required").asBoolean(),
        ValueType.of(parameter.child("schema")),
        parameter.text("description"));
  }

  static Member header(Map.Entry<String, Element> header) {
    Element value = header.getValue();
    return new Member(
        header.getKey(),
        "header",
        value.json().path("required").asBoolean(),
        ValueType.of(value.child("schema")),
        value.text("description"));
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
                    member.getValue().text("description")))
        .toList();
  }
}
