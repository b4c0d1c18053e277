package io.cloudplans.organizationusers.portal.change;

import java.util.List;

/**
 * A difference between two versions of the contract.
 *
 * @param text what changed, as Markdown
 * @param locations the affected operations, with a status for a response; empty for the whole
 *     contract
 */
public record Change(Rule rule, String text, List<String> locations) {
  private static final int SHOWN = 4;

  @Override
  public String toString() {
    if (locations.isEmpty()) {
      return text;
    }
    int more = locations.size() - SHOWN;
    String shown = String.join(", ", more > 0 ? locations.subList(0, SHOWN) : locations);
    return text + " (" + shown + (more > 0 ? " and " + more + " more)" : ")");
  }
}
