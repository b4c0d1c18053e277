package io.cloudplans.organizationusers.portal.contract;

import java.util.List;

/**
 * A problem type.
 *
 * @param advice what the caller should do, as Markdown
 * @param retry {@code always}, {@code with-key}, or {@code never} if the contract states neither
 * @param document the problem document as the server sends it
 * @param operations the ids of the operations that respond with it
 */
public record Problem(
    String slug,
    String title,
    int status,
    String detail,
    String advice,
    String retry,
    String document,
    List<String> operations) {

  private static final List<String> REQUIRED =
      List.of("type", "title", "status", "detail", "request_id");

  static Problem of(Element example, List<Operation> all) {
    Element value = example.child("value").named(example.name());
    REQUIRED.forEach(value::text);
    List<String> operations =
        all.stream()
            .filter(operation -> operation.problems().contains(example.name()))
            .map(Operation::id)
            .toList();
    if (operations.isEmpty()) {
      throw new MissingElementException(example.name(), "operation");
    }
    return new Problem(
        example.name(),
        example.text("summary"),
        Integer.parseInt(value.text("status")),
        value.text("detail"),
        example.text("description"),
        example.findText("x-retry").orElse("never"),
        Json.pretty(value.json()),
        operations);
  }
}
