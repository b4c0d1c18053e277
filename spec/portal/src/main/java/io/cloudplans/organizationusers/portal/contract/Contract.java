package io.cloudplans.organizationusers.portal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The contract as the pages show it. */
public final class Contract {
  private final Element root;
  private final List<Operation> operations;
  private final List<Problem> problems;

  /** Reads a resolved document; throws {@link MissingElementException} for a missing element. */
  public Contract(JsonNode document) {
    root = Element.root(document);
    operations =
        root.entries("paths")
            .flatMap(
                path ->
                    path.getValue().json().properties().stream()
                        .map(
                            method ->
                                Operation.of(
                                    path.getKey(),
                                    Map.entry(
                                        method.getKey(), path.getValue().child(method.getKey())))))
            .toList();
    problems =
        components("examples")
            .map(example -> Problem.of(example, operations))
            .sorted(Comparator.comparingInt(Problem::status).thenComparing(Problem::slug))
            .toList();
  }

  public String version() {
    return root.child("info").text("version");
  }

  public List<Operation> operations() {
    return operations;
  }

  /** Returns the operation with an id. */
  public Operation operation(String id) {
    return operations.stream()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new MissingElementException("the paths", id));
  }

  /** Returns the problem types, by status and slug. */
  public List<Problem> problems() {
    return problems;
  }

  /** Returns the problem type with a slug. */
  public Problem problem(String slug) {
    return problems.stream()
        .filter(problem -> problem.slug().equals(slug))
        .findFirst()
        .orElseThrow(() -> new MissingElementException("the problems", slug));
  }

  /** Returns the schemas by name. */
  public Map<String, Schema> schemas() {
    Map<String, Schema> schemas = new TreeMap<>();
    components("schemas").forEach(schema -> schemas.put(schema.name(), Schema.of(schema)));
    return schemas;
  }

  /** Returns the headers of responses, by name. */
  public Map<String, List<Member>> responseHeaders() {
    Map<String, List<Member>> headers = new TreeMap<>();
    operations.stream()
        .flatMap(operation -> operation.responses().stream())
        .flatMap(response -> response.headers().stream())
        .distinct()
        .forEach(
            header ->
                headers.merge(
                    header.name(),
                    List.of(header),
                    (first, second) -> Stream.concat(first.stream(), second.stream()).toList()));
    return headers;
  }

  /** Returns the roles that a user may have, strongest first. */
  public List<String> roles() {
    return values("Role");
  }

  /** Returns the values of an enumeration schema. */
  public List<String> values(String schema) {
    List<String> values =
        Schema.of(root.child("components").child("schemas").child(schema)).type().values();
    if (values.isEmpty()) {
      throw new MissingElementException(schema, "enum");
    }
    return values;
  }

  /** Returns the text or number at a JSON pointer, such as a bound. */
  public String value(String pointer) {
    JsonNode value = root.json().at(pointer);
    if (!value.isValueNode() || value.isMissingNode()) {
      throw new MissingElementException("the document", pointer);
    }
    return value.asText();
  }

  /**
   * Returns the paragraph of the introduction that begins with a name in bold, without that name.
   */
  public String paragraph(String name) {
    Pattern begin = Pattern.compile("(?s)\\*\\*" + Pattern.quote(name) + "[.]?\\*\\*[.,]? *(.*)");
    return Stream.of(root.child("info").text("description").split("\n\n", -1))
        .map(begin::matcher)
        .filter(Matcher::matches)
        .map(paragraph -> paragraph.group(1))
        .findFirst()
        .orElseThrow(() -> new MissingElementException("the introduction", name));
  }

  private Stream<Element> components(String kind) {
    return root.child("components").entries(kind).map(Map.Entry::getValue);
  }
}
