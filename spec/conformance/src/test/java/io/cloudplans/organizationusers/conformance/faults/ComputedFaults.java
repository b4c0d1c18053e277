package io.cloudplans.organizationusers.conformance.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Faults that no pattern describes: other orders of the list, other versions. */
final class ComputedFaults {
  private static final Pattern VERSION = Pattern.compile("(\"[0-9]+-)([0-9]+)");

  private ComputedFaults() {}

  static List<Fault> all() {
    return List.of(
        order("the order is reversed", "list.byte-order", Collections::reverse),
        order(
            "the order is by role",
            "reference.list-has-every-user",
            users -> users.sort(Comparator.comparing(user -> user.path("role").asText()))),
        order(
            "the order leaves punctuation out",
            "list.byte-order",
            users -> users.sort(Comparator.comparing(ComputedFaults::lettersAndDigits))),
        version(
            "versions grow by two", "version.grows-by-one-with-add", "", version -> version * 2),
        version(
            "a write names the version before",
            "version.grows-by-one-with-update",
            "add update remove",
            version -> version - 1),
        version(
            "an update that changes nothing is a new version",
            "roster.update-same-role",
            "update",
            version -> version + 1));
  }

  private static String lettersAndDigits(JsonNode user) {
    return user.path("email").asText().replaceAll("[^a-z0-9@]", "");
  }

  private static Fault order(String name, String caughtBy, Consumer<List<JsonNode>> change) {
    return new Fault(
        name,
        caughtBy,
        (request, server) ->
            server
                .send(request)
                .object(
                    list -> {
                      if (list.get("users") instanceof ArrayNode users) {
                        List<JsonNode> changed = new ArrayList<>();
                        users.forEach(changed::add);
                        change.accept(changed);
                        users.removeAll().addAll(changed);
                      }
                    }));
  }

  /** Changes the version of successful responses to some operations, or to all. */
  private static Fault version(
      String name, String caughtBy, String operations, UnaryOperator<Long> change) {
    return new Fault(
        name,
        caughtBy,
        (request, server) -> {
          Received received = server.send(request);
          boolean changed =
              received.status() == 200
                  && (operations.isEmpty() || operations.contains(Received.operation(request)));
          return changed
              ? received.header("ETag", tag -> VERSION.matcher(tag).replaceAll(changed(change)))
              : received;
        });
  }

  private static java.util.function.Function<MatchResult, String> changed(
      UnaryOperator<Long> change) {
    return match -> match.group(1) + change.apply(Long.valueOf(match.group(2)));
  }
}
