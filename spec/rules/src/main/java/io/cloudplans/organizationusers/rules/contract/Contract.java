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

/** The resolved contract, read once at start. */
public final class Contract {
  private static final String FOLDER = "/io/cloudplans/organizationusers/spec/";

  private final JsonNode document;
  private final Schemas schemas;
  private final Map<String, Operation> operations;

  /** Reads a contract; one that the server cannot keep is an {@link IllegalArgumentException}. */
  public Contract(JsonNode document) {
    this.document = document;
    schemas = new Schemas(document);
    List<Operation> found = new ArrayList<>();
    for (var path : document.get("paths").properties()) {
      for (var method : path.getValue().properties()) {
        found.add(Operation.read(path.getKey(), method.getKey(), method.getValue(), schemas));
      }
    }
    operations = found.stream().collect(toUnmodifiableMap(Operation::id, Function.identity()));
  }

  /** The contract that this server was built with. */
  public static Contract builtIn() {
    try {
      return new Contract(new ObjectMapper().readTree(file("openapi.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of the contract's jar, such as {@code openapi.yaml}. */
  public static byte[] file(String name) throws IOException {
    try (InputStream stream = Contract.class.getResourceAsStream(FOLDER + name)) {
      return Objects.requireNonNull(stream, name).readAllBytes();
    }
  }

  /** The whole document. */
  public JsonNode document() {
    return document;
  }

  /** The schema with this name. */
  public ValueSchema schema(String name) {
    return new ValueSchema(schemas.named(name));
  }

  public Collection<Operation> operations() {
    return operations.values();
  }

  /** The operation with this id; {@link IllegalArgumentException} where there is none. */
  public Operation operation(String id) {
    Operation operation = operations.get(id);
    if (operation == null) {
      throw new IllegalArgumentException("the contract has no operation " + id);
    }
    return operation;
  }
}
