package io.cloudplans.organizationusers.rules.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A query parameter or a header of an operation.
 *
 * @param isInteger whether the text is parsed as an integer
 */
public record Parameter(
    Fault.Kind kind, String name, boolean required, boolean isInteger, Schema schema) {
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,30})");
  private static final ObjectMapper JSON = new ObjectMapper();

  static Parameter read(JsonNode node, Schemas schemas) {
    JsonNode schema = node.get("schema");
    return new Parameter(
        node.path("in").asText().equals("header") ? Fault.Kind.HEADER : Fault.Kind.PARAMETER,
        node.path("name").asText(),
        node.path("required").asBoolean(),
        schema.path("type").asText().equals("integer"),
        schemas.at(schema));
  }

  /** Returns the fault of a request's values, at most one. */
  public List<Fault> faults(List<String> values) {
    if (values.isEmpty()) {
      return required ? fault("is required") : List.of();
    }
    if (values.size() > 1) {
      return fault("must be given once");
    }
    List<Error> errors = schema.validate(value(values.get(0)));
    return errors.isEmpty() ? List.of() : fault(Requirement.of(errors.get(0)));
  }

  private List<Fault> fault(String detail) {
    return List.of(new Fault(kind, name, detail));
  }

  /** Returns an integer, or the text, which the schema then rejects as the wrong type. */
  private JsonNode value(String text) {
    try {
      return isInteger && INTEGER.matcher(text).matches()
          ? JSON.readTree(text)
          : new TextNode(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an integer is JSON", e);
    }
  }
}
