package io.cloudplans.organizationusers.portal.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects changes, and merges equal changes at several places. */
final class Changes {
  private record Kind(Rule rule, String text) {}

  private final Map<Kind, List<String>> places = new LinkedHashMap<>();

  /** Adds a change of the whole contract. */
  void add(Rule rule, String text) {
    places.computeIfAbsent(new Kind(rule, text), kind -> new ArrayList<>());
  }

  void add(Rule rule, String text, String place) {
    List<String> known = places.computeIfAbsent(new Kind(rule, text), kind -> new ArrayList<>());
    if (!known.contains(place)) {
      known.add(place);
    }
  }

  /** Returns the changes in the order of their rules. */
  List<Change> list() {
    List<Change> changes = new ArrayList<>();
    places.forEach((kind, where) -> changes.add(new Change(kind.rule(), kind.text(), where)));
    changes.sort(Comparator.comparing(Change::rule));
    return changes;
  }
}
