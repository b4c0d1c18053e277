package io.cloudplans.organizationusers.portal.change;

import java.util.List;

/**
 * A difference between two versions of the contract.
 *
 * @param text what changed, as Markdown
 * @param places the affected operations, with a status for a response; empty for the whole contract
 */
public record Change(Rule rule, String text, List<String> places) {
  private static final int SHOWN = 4;

  @Override
  public String toString() {
    if (places.isEmpty()) {
      return text;
    }
    int more = places.size() - SHOWN;
    String shown = String.join(", ", more > 0 ? places.subList(0, SHOWN) : places);
    return text + " (" + shown + (more > 0 ? " and " + more + " more)" : ")");
  }
}
