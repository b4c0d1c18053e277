package io.cloudplans.organizationusers.portal.contract;

import java.util.List;

/**
 * A schema of the contract's components.
 *
 * @param closed whether an object must not have other members
 * @param members the members of an object; empty for any other schema
 */
public record Schema(
    String name, String description, ValueType type, boolean closed, List<Member> members) {

  static Schema of(Element schema) {
    return new Schema(
        schema.name(),
        schema.text("description"),
        ValueType.of(schema),
        schema.json().has("additionalProperties"),
        Member.of(schema));
  }
}
