package io.cloudplans.organizationusers.portal.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects changes, and merges equal changes at several locations. */
final class Changes {
  private record Kind(Rule rule, String text) {}

  private final Map<Kind, List<String>> locations = new LinkedHashMap<>();

  /** Adds a change of the whole contract. */
  void add(Rule rule, String text) {
    locations.computeIfAbsent(new Kind(rule, text), kind -> new ArrayList<>());
  }

  void add(Rule rule, String text, String location) {
    List<String> known = locations.computeIfAbsent(new Kind(rule, text), kind -> new ArrayList<>());
    if (!known.contains(location)) {
      known.add(location);
    }
  }

  /** Returns the changes in the order of their rules. */
  List<Change> list() {
    List<Change> changes = new ArrayList<>();
    locations.forEach((kind, at) -> changes.add(new Change(kind.rule(), kind.text(), at)));
    changes.sort(Comparator.comparing(Change::rule));
    return changes;
  }
}
