package io.cloudplans.organizationusers.portal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A response of an operation.
 *
 * @param schema the name of the body's schema; null if there is no body
 * @param problems the slugs of the problems with this status
 * @param example the body of a success; null if there is none
 */
public record Response(
    String status,
    String description,
    List<Member> headers,
    @Nullable String schema,
    List<String> problems,
    @Nullable JsonNode example) {
  private static final String PROBLEM = "application/problem+json";

  static Response of(String status, Element response) {
    Optional<Element> body = response.entries("content").map(entry -> entry.getValue()).findFirst();
    boolean problem = response.json().path("content").has(PROBLEM);
    if (problem && body.get().json().path("examples").isEmpty()) {
      throw new MissingElementException(response.name(), "examples");
    }
    return new Response(
        status,
        response.text("description"),
        response.entries("headers").map(Member::header).toList(),
        body.map(content -> content.child("schema").name()).orElse(null),
        problem ? body.get().entries("examples").map(entry -> entry.getKey()).toList() : List.of(),
        problem ? null : body.map(Response::example).orElse(null));
  }

  private static JsonNode example(Element content) {
    return content
        .entries("examples")
        .map(example -> example.getValue().child("value").json())
        .findFirst()
        .orElseThrow(() -> new MissingElementException(content.name(), "example"));
  }
}
