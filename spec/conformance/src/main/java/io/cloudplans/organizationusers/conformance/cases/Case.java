package io.cloudplans.organizationusers.conformance.cases;

import java.util.Set;

/**
 * A case of the kit.
 *
 * @param id the family and the name, {@code family.name}; never renamed
 * @param sentence the beginning of the sentence of the contract that the case checks
 */
public record Case(String id, String sentence, Set<Need> needs, Script script) {
  /** Returns the family's name. */
  public String family() {
    return id.substring(0, id.indexOf('.'));
  }
}
