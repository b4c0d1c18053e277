package io.cloudplans.organizationusers.rules.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The parts of the contract that the code hard-codes. */
final class Assumptions {
  private static final String SCHEMAS = "/components/schemas/";
  private static final String STATE = SCHEMAS + "AddUserRequest/properties/state";

  private static final Map<String, String> VALUES =
      Map.of(
          "/security",
          "[{\"bearer\":[]}]",
          "/components/parameters/OrganizationIdQuery/required",
          "true",
          "/components/securitySchemes/bearer/type",
          "\"http\"",
          "/components/securitySchemes/bearer/scheme",
          "\"bearer\"",
          "/components/headers/RequestId/schema/pattern",
          "\"" + RequestId.VISIBLE_ASCII + "\"",
          STATE + "/default",
          "\"inactive\"",
          SCHEMAS + "SuccessStatus/minimum",
          "200",
          SCHEMAS + "SuccessStatus/maximum",
          "200");

  private static final Map<String, List<String>> REQUIRED =
      Map.of(
          "AddUserRequest", List.of("org_id", "user_id", "role"),
          "UpdateUserRequest", List.of("org_id", "user_id"),
          "RemoveUserRequest", List.of("org_id", "user_id"));

  private Assumptions() {}

  /** Throws {@link IllegalArgumentException} if a contract differs in one of these parts. */
  static void check(JsonNode document) {
    VALUES.forEach(
        (location, value) -> {
          if (!document.at(location).toString().equals(value)) {
            throw new IllegalArgumentException(
                "the contract must have " + value + " at " + location);
          }
        });
    // The only value of an enum needs no code to be the default.
    List<JsonNode> defaults =
        document.findParents("default").stream()
            .filter(schema -> schema.path("enum").size() != 1)
            .toList();
    if (!defaults.equals(List.of(document.at(STATE)))) {
      throw new IllegalArgumentException("the contract must have no default but that of " + STATE);
    }
    REQUIRED.forEach(
        (schema, members) -> {
          JsonNode required = document.at(SCHEMAS + schema + "/required");
          List<String> names =
              StreamSupport.stream(required.spliterator(), false).map(JsonNode::asText).toList();
          if (!names.containsAll(members)) {
            throw new IllegalArgumentException(
                "the contract's %s must require %s".formatted(schema, members));
          }
        });
  }
}
