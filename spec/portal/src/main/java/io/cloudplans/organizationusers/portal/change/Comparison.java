package io.cloudplans.organizationusers.portal.change;

import static io.cloudplans.organizationusers.portal.change.Names.union;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Compares two versions of the contract. */
public final class Comparison {
  /** The values of {@code x-retry}, the safest last. */
  private static final List<String> RETRY = List.of("", "with-key", "always");

  private final Changes changes = new Changes();

  private Comparison() {}

  /** Returns the differences between two resolved documents, in the order of their rules. */
  public static List<Change> of(JsonNode before, JsonNode after) {
    Comparison comparison = new Comparison();
    comparison.compareServers(servers(before), servers(after));
    comparison.compareOperations(operations(before), operations(after));
    comparison.compareProblems(before.at("/components/examples"), after.at("/components/examples"));
    return comparison.changes.list();
  }

  private static Set<String> servers(JsonNode document) {
    Set<String> servers = new LinkedHashSet<>();
    document.path("servers").forEach(server -> servers.add(server.path("url").asText()));
    return servers.isEmpty() ? Set.of("/") : servers;
  }

  private void compareServers(Set<String> before, Set<String> after) {
    for (String server : union(before, after)) {
      if (!after.contains(server)) {
        changes.add(Rule.OPERATION, "the server `" + server + "` is removed");
      } else if (!before.contains(server)) {
        changes.add(Rule.NEW_OPERATION, "the server `" + server + "` is new");
      }
    }
  }

  private static Map<String, JsonNode> operations(JsonNode document) {
    Map<String, JsonNode> operations = new LinkedHashMap<>();
    for (var path : ReferenceInliner.inline(document).path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (ReferenceInliner.METHODS.contains(method.getKey())) {
          String call = method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
          operations.put("`" + call + "`", method.getValue());
        }
      }
    }
    return operations;
  }

  private void compareOperations(Map<String, JsonNode> before, Map<String, JsonNode> after) {
    for (String call : union(before.keySet(), after.keySet())) {
      JsonNode old = before.get(call);
      JsonNode now = after.get(call);
      if (now == null) {
        changes.add(Rule.OPERATION, call + " is removed");
      } else if (old == null) {
        changes.add(Rule.NEW_OPERATION, call + " is new");
      } else {
        String id = old.path("operationId").asText();
        new OperationComparison(changes, id, old, now).compare();
      }
    }
  }

  private void compareProblems(JsonNode before, JsonNode after) {
    for (String slug : union(Names.of(before), Names.of(after))) {
      String name = "the problem `" + slug + "`";
      if (!after.has(slug)) {
        changes.add(Rule.PROBLEM, name + " is removed");
      } else if (!before.has(slug)) {
        changes.add(Rule.NEW_PROBLEM, name + " is new");
      } else {
        compareProblems(name, before.get(slug), after.get(slug));
      }
    }
  }

  private void compareProblems(String name, JsonNode before, JsonNode after) {
    for (String member : List.of("type", "status")) {
      String old = before.path("value").path(member).asText();
      String now = after.path("value").path(member).asText();
      if (!old.equals(now)) {
        changes.add(
            Rule.PROBLEM, "%s has the %s `%s` instead of `%s`".formatted(name, member, now, old));
      }
    }
    int safety = safety(after) - safety(before);
    if (safety != 0) {
      String way = safety > 0 ? " is safer to retry" : " is less safe to retry";
      changes.add(safety > 0 ? Rule.SAFER : Rule.RETRY, name + way);
    }
  }

  private static int safety(JsonNode problem) {
    return RETRY.indexOf(problem.path("x-retry").asText());
  }
}
