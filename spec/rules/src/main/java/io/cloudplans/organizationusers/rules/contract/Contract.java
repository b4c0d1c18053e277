package io.cloudplans.organizationusers.rules.contract;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The resolved contract: operations, schemas and problem types. */
public final class Contract {
  private static final String FOLDER = "/io/cloudplans/organizationusers/spec/";

  private final JsonNode document;
  private final Schemas schemas;
  private final Map<String, Operation> operations;

  /**
   * Reads a contract; throws {@link IllegalArgumentException} if this code cannot implement the
   * contract.
   */
  public Contract(JsonNode document) {
    Assumptions.check(document);
    this.document = document;
    int maxFaults = document.at("/components/schemas/Problem/properties/errors/maxItems").asInt();
    schemas = new Schemas(document);
    List<Operation> found = new ArrayList<>();
    for (var path : document.get("paths").properties()) {
      for (var method : path.getValue().properties()) {
        found.add(
            Operation.read(path.getKey(), method.getKey(), method.getValue(), schemas, maxFaults));
      }
    }
    operations = found.stream().collect(toUnmodifiableMap(Operation::id, Function.identity()));
  }

  /** Returns the contract of this build, which is read once. */
  public static Contract builtIn() {
    return BuiltIn.CONTRACT;
  }

  /** Returns a file of the contract's jar, such as {@code openapi.yaml}. */
  public static byte[] file(String name) throws IOException {
    try (InputStream stream = Contract.class.getResourceAsStream(FOLDER + name)) {
      return Objects.requireNonNull(stream, name).readAllBytes();
    }
  }

  /** Returns the whole document. */
  public JsonNode document() {
    return document;
  }

  /** Returns the schema with this name. */
  public ValueSchema schema(String name) {
    return new ValueSchema(schemas.named(name));
  }

  /** Returns all operations. */
  public Collection<Operation> operations() {
    return operations.values();
  }

  /**
   * Returns the operation with this id; throws {@link IllegalArgumentException} if there is none.
   */
  public Operation operation(String id) {
    Operation operation = operations.get(id);
    if (operation == null) {
      throw new IllegalArgumentException("the contract has no operation " + id);
    }
    return operation;
  }

  private static final class BuiltIn {
    static final Contract CONTRACT = read();

    private static Contract read() {
      try {
        return new Contract(new ObjectMapper().readTree(file("openapi.json")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
