package io.cloudplans.organizationusers.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Map;

/** Validates values against schemas of a contract, named by JSON Pointers. */
final class ContractSchemas {
  private static final String CONTRACT = "https://contract.test/openapi.json";

  private final SchemaRegistry registry;

  ContractSchemas(JsonNode contract) {
    String text = contract.toString();
    registry =
        SchemaRegistry.withDialect(
            Dialects.getOpenApi30(), builder -> builder.schemas(Map.of(CONTRACT, text)));
  }

  List<String> faults(String pointer, JsonNode value) {
    var schema = registry.getSchema(SchemaLocation.of(CONTRACT + "#" + pointer));
    return schema.validate(value).stream().map(Object::toString).toList();
  }
}
