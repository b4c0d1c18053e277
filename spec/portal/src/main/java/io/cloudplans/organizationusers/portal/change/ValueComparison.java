package io.cloudplans.organizationusers.portal.change;

import static io.cloudplans.organizationusers.portal.change.Names.union;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what one side sends at one place of the contract.
 *
 * @param place an operation, and a status where it is a response
 */
record ValueComparison(Changes changes, Side side, String place) {
  private static final Set<String> MEMBERS = Set.of("properties", "required");

  /** Compares parameters, headers or members by name; {@code naming} has their place in a text. */
  void compareAll(String naming, Map<String, Value> before, Map<String, Value> after) {
    for (String key : union(before.keySet(), after.keySet())) {
      String name = naming.formatted(key);
      Value old = before.get(key);
      Value now = after.get(key);
      if (old == null) {
        boolean needed = now != null && now.required();
        add(side.added(needed), name + " is new" + (needed ? " and required" : ""));
      } else if (now == null) {
        add(side.removed(), name + " is removed");
      } else {
        if (old.required() != now.required()) {
          String state = now.required() ? " becomes required" : " becomes optional";
          add(side.needed(now.required()), name + state);
        }
        compare(name, old.schema(), now.schema());
      }
    }
  }

  /** Compares two schemas without references. */
  void compare(String name, JsonNode before, JsonNode after) {
    JsonNode old = Normal.of(Value.flat(before));
    JsonNode now = Normal.of(Value.flat(after));
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
    if (side == Side.SUCCESS && !shared(old, now).equals(shared(now, old))) {
      add(Rule.SUCCESS_BODY, "the members of " + name + " are in another order");
    }
  }

  private Rule rule(String keyword, JsonNode before, JsonNode after) {
    if (keyword.equals("default")) {
      return side.preset();
    }
    boolean open = keyword.equals("enum") && after.isMissingNode();
    return side.changed(open ? "type" : keyword, Effect.of(keyword, before, after));
  }

  private static String text(String name, String keyword, JsonNode before, JsonNode after) {
    return before.isMissingNode()
        ? "%s has the %s `%s`".formatted(name, keyword, shown(after))
        : after.isMissingNode()
            ? "%s has no %s any more; it was `%s`".formatted(name, keyword, shown(before))
            : "%s has the %s `%s` instead of `%s`"
                .formatted(name, keyword, shown(after), shown(before));
  }

  private static String shown(JsonNode value) {
    return value.isTextual() ? value.asText() : value.toString();
  }

  /** Returns the members of a schema that another has too, in its order. */
  private static List<String> shared(JsonNode schema, JsonNode other) {
    List<String> members = new ArrayList<>(Value.members(schema).keySet());
    members.retainAll(Value.members(other).keySet());
    return members;
  }

  private void add(Rule rule, String text) {
    changes.add(rule, text, place);
  }
}
