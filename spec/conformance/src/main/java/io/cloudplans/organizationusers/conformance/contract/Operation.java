package io.cloudplans.organizationusers.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * An operation of the contract.
 *
 * @param id the {@code operationId}
 * @param node the operation's object in the contract
 */
public record Operation(String id, String method, String path, JsonNode node) {
  /** Returns the roles that may call the operation. */
  public List<String> roles() {
    return StreamSupport.stream(node.at("/x-authorization/roles").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  /** Returns the member of the MFA policy for the operation. */
  public String mfa() {
    return node.at("/x-authorization/mfa").asText();
  }

  /** Returns whether the operation changes an organization. */
  public boolean isWrite() {
    return method.equals("POST");
  }

  /** Returns the only value of the query parameter {@code action}. */
  public String action() {
    return StreamSupport.stream(node.path("parameters").spliterator(), false)
        .filter(parameter -> parameter.path("name").asText().equals("action"))
        .map(parameter -> parameter.at("/schema/enum/0").asText())
        .findFirst()
        .orElseThrow();
  }
}
