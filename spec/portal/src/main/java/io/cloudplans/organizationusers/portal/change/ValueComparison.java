package io.cloudplans.organizationusers.portal.change;

import static io.cloudplans.organizationusers.portal.change.Names.union;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the values at one location of the contract.
 *
 * @param location an operation, with a status for a response
 */
record ValueComparison(Changes changes, MessagePart part, String location) {
  private static final Set<String> MEMBERS = Set.of("properties", "required");

  /** Compares parameters, headers or members by name; {@code format} formats a name. */
  void compareAll(String format, Map<String, Value> before, Map<String, Value> after) {
    for (String key : union(before.keySet(), after.keySet())) {
      String name = format.formatted(key);
      Value old = before.get(key);
      Value now = after.get(key);
      if (old == null) {
        boolean isRequired = now != null && now.required();
        add(part.added(isRequired), name + " is new" + (isRequired ? " and required" : ""));
      } else if (now == null) {
        add(part.removed(), name + " is removed");
      } else {
        if (old.required() != now.required()) {
          String state = now.required() ? " becomes required" : " becomes optional";
          add(part.changedTo(now.required()), name + state);
        }
        compare(name, old.schema(), now.schema());
      }
    }
  }

  /** Compares two schemas without references. */
  void compare(String name, JsonNode before, JsonNode after) {
    JsonNode old = SchemaNormalizer.normalize(Value.flat(before));
    JsonNode now = SchemaNormalizer.normalize(Value.flat(after));
    for (String keyword : union(Names.of(old), Names.of(now))) {
      JsonNode from = old.path(keyword);
      JsonNode to = now.path(keyword);
      if (keyword.equals("items") && from.isObject() && to.isObject()) {
        compare("each of " + name, from, to);
      } else if (!from.equals(to) && !MEMBERS.contains(keyword)) {
        add(rule(keyword, from, to), text(name, keyword, from, to));
      }
    }
    compareAll("`%s` of " + name, Value.members(old), Value.members(now));
    if (part == MessagePart.SUCCESS && !shared(old, now).equals(shared(now, old))) {
      add(Rule.SUCCESS_BODY, "the members of " + name + " are in another order");
    }
  }

  private Rule rule(String keyword, JsonNode before, JsonNode after) {
    if (keyword.equals("default")) {
      return part.changedDefault();
    }
    boolean open = keyword.equals("enum") && after.isMissingNode();
    return part.changed(open ? "type" : keyword, Effect.of(keyword, before, after));
  }

  private static String text(String name, String keyword, JsonNode before, JsonNode after) {
    return before.isMissingNode()
        ? "%s has the %s `%s`".formatted(name, keyword, shown(after))
        : after.isMissingNode()
            ? "%s no longer has a %s; it was `%s`".formatted(name, keyword, shown(before))
            : "%s has the %s `%s` instead of `%s`"
                .formatted(name, keyword, shown(after), shown(before));
  }

  private static String shown(JsonNode value) {
    return value.isTextual() ? value.asText() : value.toString();
  }

  /** Returns the members that both schemas have, in the order of the first schema. */
  private static List<String> shared(JsonNode schema, JsonNode other) {
    List<String> members = new ArrayList<>(Value.members(schema).keySet());
    members.retainAll(Value.members(other).keySet());
    return members;
  }

  private void add(Rule rule, String text) {
    changes.add(rule, text, location);
  }
}
