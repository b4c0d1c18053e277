package io.cloudplans.organizationusers.portal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An operation.
 *
 * @param roles the roles that may call the operation
 * @param mfa the member of the organization's MFA policy that requires a second factor
 * @param bodyDescription the description of the request's body; null if there is none
 * @param body the schema of the request's body; null if there is none
 * @param example the request's body in the published reference; null if there is none
 */
public record Operation(
    String id,
    String method,
    String path,
    String summary,
    String description,
    List<String> roles,
    String mfa,
    List<Member> parameters,
    @Nullable String bodyDescription,
    @Nullable Schema body,
    @Nullable JsonNode example,
    List<Response> responses) {

  static Operation of(String path, Map.Entry<String, Element> method) {
    Element unnamed = method.getValue();
    Element operation = unnamed.named(unnamed.text("operationId"));
    Element authorization = operation.child("x-authorization").named(operation.name());
    List<String> roles = authorization.texts("roles");
    if (roles.isEmpty()) {
      throw new MissingElementException(operation.name(), "roles");
    }
    Optional<Element> request =
        operation.find("requestBody").map(body -> body.named("the body of " + operation.name()));
    Optional<Element> content =
        request.map(body -> body.child("content").child("application/json"));
    return new Operation(
        operation.name(),
        method.getKey().toUpperCase(Locale.ROOT),
        path,
        operation.text("summary"),
        operation.text("description"),
        roles,
        authorization.text("mfa"),
        operation.elements("parameters").map(Member::parameter).toList(),
        request.map(body -> body.text("description")).orElse(null),
        content.map(body -> Schema.of(body.child("schema"))).orElse(null),
        content
            .map(body -> body.child("examples").child("reference").child("value").json())
            .orElse(null),
        operation
            .entries("responses")
            .map(response -> Response.of(response.getKey(), response.getValue()))
            .toList());
  }

  /** Returns the name of the page: the operation's id in lower case with hyphens. */
  public String slug() {
    return id.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /** Returns the id as words, such as "List users". */
  public String name() {
    String words = slug().replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** Returns the stem of the operation's file in the contract. */
  public String stem() {
    return path.replaceFirst(".*/", "");
  }

  /** Returns whether the operation changes something. */
  public boolean writes() {
    return body != null;
  }

  /** Returns the parameters in the query or in the headers. */
  public List<Member> in(String location) {
    return parameters.stream().filter(parameter -> parameter.location().equals(location)).toList();
  }

  /** Returns the slugs of the possible problems. */
  public List<String> problems() {
    return responses.stream().flatMap(response -> response.problems().stream()).toList();
  }

  /** Returns the response to a successful request. */
  public Response success() {
    return responses.stream()
        .filter(response -> response.status().equals("200"))
        .findFirst()
        .orElseThrow(() -> new MissingElementException(id, "response 200"));
  }
}
