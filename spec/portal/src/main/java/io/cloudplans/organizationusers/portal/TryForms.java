package io.cloudplans.organizationusers.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudplans.organizationusers.portal.contract.Member;
import io.cloudplans.organizationusers.portal.contract.Operation;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Describes the forms for trying out the operations, as JSON. */
final class TryForms {
  private final ObjectMapper mapper = new ObjectMapper();
  private final Sources sources;

  TryForms(Sources sources) {
    this.sources = sources;
  }

  /** Returns the document. A server that offers tokens sets {@code tokens} to their address. */
  String json() throws IOException {
    ObjectNode document = mapper.createObjectNode().putNull("tokens");
    ObjectNode operations = document.putObject("operations");
    Map<String, Vector> vectors = sources.vectors();
    for (Operation operation : sources.contract().operations()) {
      Vector vector = Objects.requireNonNull(vectors.get(operation.id()));
      operations.set(operation.id(), form(operation, vector));
    }
    return document.toString();
  }

  private ObjectNode form(Operation operation, Vector vector) {
    Map<String, String> sample = query(vector.target());
    ObjectNode form =
        mapper.createObjectNode().put("method", operation.method()).put("path", operation.path());
    var parameters = form.putArray("parameters");
    for (Member parameter : operation.parameters()) {
      parameters
          .addObject()
          .put("name", parameter.name())
          .put("location", parameter.location())
          .put("required", parameter.required())
          .put("value", sample.getOrDefault(parameter.name(), ""))
          .set("values", mapper.valueToTree(parameter.type().values()));
    }
    return form.put("body", vector.body());
  }

  private static Map<String, String> query(String target) {
    Map<String, String> query = new TreeMap<>();
    Stream.of(target.replaceFirst(".*\\?", "").split("&", -1))
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> query.put(pair[0], URLDecoder.decode(pair[1], UTF_8)));
    return query;
  }
}
